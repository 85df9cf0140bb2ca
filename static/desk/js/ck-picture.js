/* CKEditor's side of our figures: a picture, a gallery or an embedded page stands in the text as a
   block with a thumbnail; what is saved is <figure data-picture="12"> and its captions alone. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var KINDS = ["data-picture", "data-gallery", "data-embed"];

  function library() {
    return document.querySelector("picture-library");
  }

  function thumbnail(number) {
    var address = library() ? library().dataset.show : "";
    return address.replace("/0/", "/" + parseInt(number, 10) + "/");
  }

  function kindOf(element) {
    return element.name === "figure" && KINDS.find(function (kind) { return element.attributes[kind]; });
  }

  function html(kind, value, still, caption, ofPictures) {
    var picture = still ? ' data-still="' + parseInt(still, 10) + '"' : "";
    return "<figure data-" + kind + '="' + CKEDITOR.tools.htmlEncodeAttr(value) + '"' + picture + ">" + (ofPictures || "") + "<figcaption>" + caption + "</figcaption></figure>";
  }

  /* The caption of one picture of a gallery, or of the whole figure ("" for `of`), made where there is none. */
  function captionOf(element, of, hint) {
    var found = element.getFirst(function (child) {
      return child.name === "figcaption" && (child.attributes["data-of"] || "") === of;
    });
    if (!found) {
      found = new CKEDITOR.htmlParser.element("figcaption", of ? { "data-of": of } : {});
      element.add(found);
    }
    found.attributes["data-cke-hint"] = hint;
    return found;
  }

  /* For the commands: the figure of a kind that is chosen in the text, and putting one in its place, or
     at the caret. Its own caption stays; a picture to stand for an embedded page comes with its address. */
  var figures = CKEDITOR.plugins.newsroomfigure = {
    chosen: function (editor, kind) {
      var widget = editor.widgets.focused;
      return widget && widget.element.data(kind) ? widget : null;
    },
    html: html,
    captionOf: captionOf,
    put: function (editor, widget, kind, value, still, ofPictures) {
      var caption = widget && widget.editables.caption ? widget.editables.caption.getData() : "";
      editor.focus();
      if (widget) widget.focus();
      var place = widget ? undefined : figures.placeBeside(editor);
      editor.insertHtml(html(kind, value, still, caption, ofPictures), "html", place);
    }
  };

  /* A chosen block swallows every key but a few; Tab leads on, or nobody could leave by keyboard. */
  function letTabPass(event) {
    if (event.data.keyCode === 9 || event.data.keyCode === CKEDITOR.SHIFT + 9) event.stop();
  }

  CKEDITOR.plugins.add("newsroompicture", {
    requires: "widget",
    init: function (editor) {
      var words = editor.config.newsroom;
      function image(number, name) {
        return new CKEDITOR.htmlParser.element("img", { src: thumbnail(number), alt: name + " " + parseInt(number, 10) });
      }
      editor.widgets.add("newsroomfigure", {
        editables: { caption: { selector: "figcaption:not([data-of])", allowedContent: "br" } },
        allowedContent: "figure[data-picture,data-gallery,data-embed,data-still]; figcaption[data-of]",
        upcast: function (element) {
          var kind = kindOf(element);
          if (!kind) return false;
          var whole = captionOf(element, "", words[{ "data-gallery": "galleryCaption", "data-embed": "embedCaption" }[kind] || "caption"]);
          var value = element.attributes[kind];
          if (kind === "data-picture") {
            element.add(image(value, words.picture), 0);
          } else if (kind === "data-gallery") {
            figures.layOut(element, whole, value.split(","), function (number) { return image(number, words.picture); }, words.inGallery);
          } else {
            var name = new CKEDITOR.htmlParser.element("p");
            name.add(new CKEDITOR.htmlParser.text(words.embed + ": " + CKEDITOR.tools.htmlEncode(value)));
            element.add(name, 0);
            var still = element.attributes["data-still"];
            if (still) element.add(image(still, words.picture), 0);
          }
          return true;
        },
        init: function () { figures.openCaptions(this); },
        /* Enter or a double click: what the button of its kind does with a chosen one. */
        edit: function () {
          editor.execCommand("newsroom" + kindOf({ name: "figure", attributes: this.element.getAttributes() }).slice(5));
        },
        downcast: function (element) {
          var editables = this.editables;
          element.children.slice().forEach(function (child) {
            var of = child.name === "figcaption" && child.attributes["data-of"];
            if (child.name !== "figcaption" || (of && !(editables[of] && editables[of].getData()))) child.remove();
          });
          delete element.attributes["class"];
          return element;
        }
      });
      editor.widgets.on("instanceCreated", function (event) { event.data.on("key", letTabPass); });
      if (!library()) return; // a plain page has no library beside it, so no button either
      editor.addCommand("newsroompicture", {
        exec: function () {
          var widget = figures.chosen(editor, "picture");
          var insert = function (row) { figures.put(editor, widget, "picture", String(parseInt(row.id, 10))); };
          document.dispatchEvent(new CustomEvent("choose-picture", { detail: insert }));
        }
      });
      editor.ui.addButton("NewsroomPicture", {
        label: words.picture,
        command: "newsroompicture",
        toolbar: "insert",
        icon: editor.config.newsroomIcon
      });
    }
  });
})();
