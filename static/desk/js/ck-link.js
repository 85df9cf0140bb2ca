/* The editor's side of the link dialog: what is selected goes out, a link comes back. Without our
   dialog on the page the editor keeps its own. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;

  function addressOf(link) {
    return link ? link.data("cke-saved-href") || link.getAttribute("href") || "" : "";
  }

  /* Put the selected words, or the caret's place, into a link; a link that is there is readdressed. */
  function write(editor, link, address, words) {
    var values = { href: address, "data-cke-saved-href": address };
    var range = editor.getSelection().getRanges()[0];
    if (link) {
      link.setAttributes(values);
    } else if (range.collapsed) {
      var made = editor.document.createElement("a", { attributes: values });
      made.setText(words);
      editor.insertElement(made);
    } else {
      var style = new CKEDITOR.style({ element: "a", attributes: values });
      style.type = CKEDITOR.STYLE_INLINE;
      editor.applyStyle(style);
    }
  }

  function open(editor) {
    if (!editor.activeFilter.check("a[href]")) return; // a caption is text alone
    editor.focus(); // or there is no selection, where nobody has been in the text yet
    var link = CKEDITOR.plugins.link.getSelectedLink(editor);
    var marks = editor.getSelection().createBookmarks2(true);
    function act(change) {
      return function (address, words) {
        editor.focus();
        editor.getSelection().selectBookmarks(marks);
        editor.fire("saveSnapshot");
        change(address, words);
        editor.fire("saveSnapshot");
      };
    }
    document.dispatchEvent(new CustomEvent("choose-link", {
      detail: {
        address: addressOf(link),
        words: "",
        isFree: !link && editor.getSelection().getRanges()[0].collapsed,
        link: act(function (address, words) { write(editor, link, address, words); }),
        unlink: act(function () { editor.execCommand("unlink"); }),
        back: function () { editor.focus(); }
      }
    }));
  }

  CKEDITOR.plugins.add("newsroomlink", {
    requires: "link",
    afterInit: function (editor) {
      editor.setKeystroke(CKEDITOR.CTRL + 76, false); // Ctrl+L is the browser's; ours is Ctrl+K
      if (!document.querySelector("link-dialog")) return;
      var command = editor.getCommand("link");
      command.canUndo = false;
      command.exec = function () { open(editor); return true; };
      editor.on("doubleclick", function (event) {
        if (event.data.dialog !== "link") return;
        event.data.dialog = "";
        setTimeout(function () { open(editor); });
      }, null, null, 30);
    }
  });
})();
