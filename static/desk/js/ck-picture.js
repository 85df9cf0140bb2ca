/* CKEditor's side of our figures: a picture, a gallery or an embedded page stands in the text as a
   block with a thumbnail; what is saved is <figure data-picture="12"> and its caption alone. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var MAY_COST = 12; // milliseconds: with "input" and "change" it comes twice a key
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

  /* For the commands: the figure of a kind that is chosen in the text, and putting one in its place, or
     at the caret. The caption stays. */
  CKEDITOR.plugins.newsroomfigure = {
    chosen: function (editor, kind) {
      var widget = editor.widgets.focused;
      return widget && widget.element.data(kind) ? widget : null;
    },
    put: function (editor, widget, kind, value) {
      var caption = widget && widget.editables.caption ? widget.editables.caption.getData() : "";
      editor.focus();
      if (widget) widget.focus();
      editor.insertHtml("<figure data-" + kind + '="' + CKEDITOR.tools.htmlEncodeAttr(value) + '"><figcaption>' + caption + "</figcaption></figure>");
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
      editor.widgets.add("newsroomfigure", {
        editables: { caption: { selector: "figcaption", allowedContent: "br" } },
        allowedContent: "figure[data-picture,data-gallery,data-embed]; figcaption",
        upcast: function (element) {
          var kind = kindOf(element);
          if (!kind) return false;
          if (!element.getFirst("figcaption")) element.add(new CKEDITOR.htmlParser.element("figcaption"));
          element.getFirst("figcaption").attributes["data-cke-hint"] = words.caption;
          var value = element.attributes[kind];
          if (kind === "data-picture") {
            var image = new CKEDITOR.htmlParser.element("img", { src: thumbnail(value), alt: words.picture + " " + value });
            element.add(image, 0);
          } else if (kind === "data-gallery") {
            value.split(",").reverse().forEach(function (number) {
              element.add(new CKEDITOR.htmlParser.element("img", { src: thumbnail(number), alt: words.gallery + " " + parseInt(number, 10) }), 0);
            });
          } else {
            var name = new CKEDITOR.htmlParser.element("p");
            name.add(new CKEDITOR.htmlParser.text(words.embed + ": " + CKEDITOR.tools.htmlEncode(value)));
            element.add(name, 0);
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

  /* The text wears the desk's light or dark, and its frame grows when pictures and fonts arrive. */
  function follow(editor) {
    var desk = document.documentElement;
    function dress() {
      if (editor.document) editor.document.$.documentElement.dataset.theme = desk.dataset.theme || "auto";
    }
    function grow() { editor.execCommand("autogrow"); }
    new MutationObserver(dress).observe(desk, { attributeFilter: ["data-theme"] });
    editor.on("contentDom", dress);
    dress();
    editor.document.$.addEventListener("load", grow, true);
    editor.document.$.fonts.ready.then(grow);
  }

  CKEDITOR.on("instanceReady", function (event) {
    var editor = event.editor, typed, changed, cost = 0;
    follow(editor);
    function tell(name) {
      var begun = performance.now();
      document.dispatchEvent(new CustomEvent(name, { detail: editor.getData() }));
      cost = performance.now() - begun;
    }
    /* "text-typed" comes at once, so that no word is lost; in a text so long that this takes time,
       seldomer, so that typing never waits. "text-changed" is for what may lag behind. */
    function flush() {
      clearTimeout(typed);
      typed = 0;
      tell("text-typed");
    }
    function typedNow() {
      if (cost <= MAY_COST) flush();
      else typed = typed || setTimeout(flush, Math.min(cost * 4, 200));
    }
    function flushWaiting() { if (typed) flush(); }
    editor.on("change", function () {
      typedNow();
      changed = changed || setTimeout(function () { changed = 0; tell("text-changed"); }, 300);
    });
    /* CKEditor's "change" waits for a key to come up: dictation and a spelling put right have none. */
    function hear() { editor.editable().attachListener(editor.editable(), "input", typedNow); }
    editor.on("contentDom", hear);
    hear();
    window.addEventListener("pagehide", flushWaiting, true);
    document.addEventListener("visibilitychange", flushWaiting, true);
    document.addEventListener("submit", flushWaiting, true);
  });
})();
