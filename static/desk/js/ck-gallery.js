/* CKEditor's galleries: a button that opens the library for several pictures, and a double click that
   opens it for those of a gallery. What is saved is <figure data-gallery="3,12"> and its caption. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;

  CKEDITOR.plugins.add("newsroomgallery", {
    requires: "newsroompicture",
    init: function (editor) {
      if (!document.querySelector("gallery-choice")) return; // a plain page has no library beside it
      function choose(numbers, done) {
        document.dispatchEvent(new CustomEvent("choose-gallery", { detail: { numbers: numbers, done: done } }));
      }
      editor.addCommand("newsroomgallery", {
        exec: function () {
          choose([], function (numbers) {
            editor.focus();
            editor.insertHtml('<figure data-gallery="' + numbers.map(Number).join(",") + '"><figcaption></figcaption></figure>');
          });
        }
      });
      editor.ui.addButton("NewsroomGallery", {
        label: editor.config.newsroom.gallery,
        command: "newsroomgallery",
        toolbar: "insert",
        icon: editor.config.newsroomGalleryIcon
      });
      editor.on("doubleclick", function (event) {
        var widget = editor.widgets.getByElement(event.data.element);
        var written = widget && widget.element.data("gallery");
        if (!written) return;
        event.cancel();
        choose(written.split(","), function (numbers) {
          var caption = widget.editables.caption ? widget.editables.caption.getData() : "";
          editor.focus();
          widget.focus();
          editor.insertHtml('<figure data-gallery="' + numbers.map(Number).join(",") + '"><figcaption>' + caption + "</figcaption></figure>");
        });
      });
    }
  });
})();
