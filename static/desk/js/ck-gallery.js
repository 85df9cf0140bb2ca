/* CKEditor's galleries: a button that opens the library for several pictures, or for those of a gallery
   that is chosen in the text; Enter and a double click there do the same. What is saved is <figure data-gallery="3,12"> and its
   captions: one of them all, and <figcaption data-of="12"> for each picture that has another one here than in the library. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var figures = CKEDITOR.plugins.newsroomfigure, tools = CKEDITOR.tools;

  /* In the text each picture stands beside its own caption, and under them that of them all. */
  figures.layOut = function (element, whole, numbers, image, hint) {
    numbers.forEach(function (number, place) {
      if (numbers.indexOf(number) !== place) return;
      var caption = figures.captionOf(element, number, hint);
      caption.remove();
      element.add(image(number));
      element.add(caption);
    });
    whole.remove();
    element.add(whole);
  };

  function ofPictures(widget) {
    return widget.element.find("figcaption[data-of]").toArray();
  }

  figures.openCaptions = function (widget) {
    ofPictures(widget).forEach(function (caption) {
      var of = caption.data("of");
      widget.initEditable(of, { selector: 'figcaption[data-of="' + of + '"]', allowedContent: "br" });
    });
  };

  function captionsOf(widget) {
    var found = {};
    ofPictures(widget).forEach(function (caption) {
      found[caption.data("of")] = caption.getText().replace(/\u200b/g, "").trim();
    });
    return found;
  }

  function written(numbers, captions) {
    return numbers.map(function (number) {
      var words = tools.htmlEncode(captions[number] || "");
      return words && '<figcaption data-of="' + number + '">' + words + "</figcaption>";
    }).join("");
  }

  CKEDITOR.plugins.add("newsroomgallery", {
    requires: "newsroompicture",
    init: function (editor) {
      if (!document.querySelector("gallery-choice")) return; // a plain page has no library beside it
      editor.addCommand("newsroomgallery", {
        canUndo: false, // opening the library changes nothing; what is put in can be undone
        exec: function () {
          var widget = figures.chosen(editor, "gallery");
          document.dispatchEvent(new CustomEvent("choose-gallery", {
            detail: {
              numbers: widget ? widget.element.data("gallery").split(",") : [],
              captions: widget ? captionsOf(widget) : {},
              done: function (numbers, captions) {
                numbers = numbers.map(Number);
                figures.put(editor, widget, "gallery", numbers.join(","), "", written(numbers, captions));
              }
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
