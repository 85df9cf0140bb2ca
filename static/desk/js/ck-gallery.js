/* CKEditor's galleries: a button that opens the library for several pictures, or for those of a gallery
   that is chosen in the text; Enter and a double click there do the same. What is saved is <figure data-gallery="3,12"> and its caption. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;

  CKEDITOR.plugins.add("newsroomgallery", {
    requires: "newsroompicture",
    init: function (editor) {
      if (!document.querySelector("gallery-choice")) return; // a plain page has no library beside it
      editor.addCommand("newsroomgallery", {
        exec: function () {
          var figures = CKEDITOR.plugins.newsroomfigure, widget = figures.chosen(editor, "gallery");
          document.dispatchEvent(new CustomEvent("choose-gallery", {
            detail: {
              numbers: widget ? widget.element.data("gallery").split(",") : [],
              done: function (numbers) { figures.put(editor, widget, "gallery", numbers.map(Number).join(",")); }
            }
          }));
        }
      });
      editor.ui.addButton("NewsroomGallery", {
        label: editor.config.newsroom.gallery,
        command: "newsroomgallery",
        toolbar: "insert",
        icon: editor.config.newsroomGalleryIcon
      });
    }
  });
})();
