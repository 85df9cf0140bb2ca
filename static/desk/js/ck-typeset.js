/* The typography button's side in the editor: gives out the text's paragraphs as stretches of
   letters, and lets accepted ones be written back, as one step that can be undone. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var BLOCKS = "p,h2,h3,li,td,th,caption,figcaption,blockquote";

  function piece(node) {
    return { text: node.data, put: function (text) { node.data = text; } };
  }

  /* Each block's own stretches, in order; null letters stand for a line break. */
  function blocksOf(body) {
    var found = new Map();
    var walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var isBreak = node.nodeName === "BR";
      if (!isBreak && node.nodeType !== Node.TEXT_NODE) continue;
      var block = node.parentElement.closest(BLOCKS);
      if (!block || !node.parentElement.isContentEditable) continue;
      if (!found.has(block)) found.set(block, []);
      found.get(block).push(isBreak ? { text: null } : piece(node));
    }
    return Array.from(found.values()).filter(function (block) {
      return block.some(function (one) { return one.text && one.text.trim(); });
    });
  }

  CKEDITOR.plugins.add("newsroomtypeset", {
    init: function (editor) {
      if (!document.querySelector("typeset-dialog")) return;
      editor.addCommand("newsroomtypeset", {
        canUndo: false,
        exec: function () {
          document.dispatchEvent(new CustomEvent("typeset", {
            detail: {
              blocks: blocksOf(editor.editable().$),
              apply: function (write) {
                editor.fire("saveSnapshot");
                write();
                editor.fire("saveSnapshot");
              },
              back: function () { editor.focus(); }
            }
          }));
        }
      });
      editor.ui.addButton("NewsroomTypeset", {
        label: editor.config.newsroom.typeset,
        command: "newsroomtypeset",
        toolbar: "cleanup",
        icon: editor.config.newsroomTypesetIcon
      });
    }
  });
})();
