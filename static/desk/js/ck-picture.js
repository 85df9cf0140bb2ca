/* CKEditor's side of our figures: a picture, a gallery or an embedded page stands in the text as a
   block with a thumbnail; what is saved is <figure data-picture="12"> and its caption alone. */
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

  function html(kind, value, still, caption) {
    var picture = still ? ' data-still="' + parseInt(still, 10) + '"' : "";
    return "<figure data-" + kind + '="' + CKEDITOR.tools.htmlEncodeAttr(value) + '"' + picture + "><figcaption>" + caption + "</figcaption></figure>";
  }

  /* For the commands: the figure of a kind that is chosen in the text, and putting one in its place, or
     at the caret. The caption stays; a picture to stand for an embedded page comes with its address. */
  CKEDITOR.plugins.newsroomfigure = {
    chosen: function (editor, kind) {
      var widget = editor.widgets.focused;
      return widget && widget.element.data(kind) ? widget : null;
    },
    html: html,
    put: function (editor, widget, kind, value, still) {
      var caption = widget && widget.editables.caption ? widget.editables.caption.getData() : "";
      editor.focus();
      if (widget) widget.focus();
      editor.insertHtml(html(kind, value, still, caption));
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
        editables: { caption: { selector: "figcaption", allowedContent: "br" } },
        allowedContent: "figure[data-picture,data-gallery,data-embed,data-still]; figcaption",
        upcast: function (element) {
          var kind = kindOf(element);
          if (!kind) return false;
          if (!element.getFirst("figcaption")) element.add(new CKEDITOR.htmlParser.element("figcaption"));
          element.getFirst("figcaption").attributes["data-cke-hint"] = kind === "data-embed" ? words.embedCaption : words.caption;
          var value = element.attributes[kind];
          if (kind === "data-picture") {
            element.add(image(value, words.picture), 0);
          } else if (kind === "data-gallery") {
            value.split(",").reverse().forEach(function (number) {
              element.add(image(number, words.gallery), 0);
            });
          } else {
            var name = new CKEDITOR.htmlParser.element("p");
            name.add(new CKEDITOR.htmlParser.text(words.embed + ": " + CKEDITOR.tools.htmlEncode(value)));
            element.add(name, 0);
            var still = element.attributes["data-still"];
            if (still) element.add(image(still, words.picture), 0);
          }
          return true;
        },
        /* Enter or a double click: what the button of its kind does with a chosen one. */
        edit: function () {
          editor.execCommand("newsroom" + kindOf({ name: "figure", attributes: this.element.getAttributes() }).slice(5));
        },
        downcast: function (element) {
          element.children.slice().forEach(function (child) {
            if (child.name !== "figcaption") child.remove();
          });
          delete element.attributes["class"];
          return element;
        }
      });
      editor.widgets.on("instanceCreated", function (event) { event.data.on("key", letTabPass); });
      if (!library()) return; // a plain page has no library beside it, so no button either
      editor.addCommand("newsroompicture", {
        exec: function () {
          var figures = CKEDITOR.plugins.newsroomfigure, widget = figures.chosen(editor, "picture");
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
