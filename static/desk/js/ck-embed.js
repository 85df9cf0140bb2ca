/* Films, posts and maps: a button, and an address pasted alone on a line, become a block. Which
   addresses can be shown the server knows; until it answers, and where it says no, there is a link. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var ADDRESS = /^https:\/\/[^\s<>"]+$/;

  function anchor(address) {
    var shown = CKEDITOR.tools.htmlEncode(address);
    return '<a href="' + CKEDITOR.tools.htmlEncodeAttr(address) + '">' + shown + "</a>";
  }

  function insert(editor, html) {
    editor.focus();
    editor.insertHtml(html);
  }

  function isAlone(data, address) {
    return CKEDITOR.plugins.newsroompaste.wordsOf(data.dataValue) === address;
  }

  /* The paragraph of a pasted address, as long as nothing else stands in it. */
  function paragraphOf(editor, address) {
    return editor.editable().find("p").toArray().find(function (p) {
      return p.getText().replace(/\u200b/g, "").trim() === address;
    });
  }

  function become(editor, paragraph, address) {
    editor.fire("saveSnapshot");
    var holder = editor.document.createElement("div");
    var figure = CKEDITOR.plugins.newsroomfigure.html("embed", address, "", "");
    holder.setHtml(editor.dataProcessor.toHtml(figure, { context: "body" }));
    var block = holder.getFirst();
    var at = editor.getSelection().getStartElement();
    var isThere = at && (at.equals(paragraph) || paragraph.contains(at));
    block.replace(paragraph);
    editor.widgets.checkWidgets({ initOnlyNew: true });
    if (isThere) CKEDITOR.plugins.newsroomfigure.writeOn(editor, block);
    editor.fire("saveSnapshot");
  }

  function ask(editor, address) {
    var paragraph = paragraphOf(editor, address);
    if (!paragraph) return;
    document.dispatchEvent(new CustomEvent("ask-embed", {
      detail: {
        url: address,
        tell: function (found) {
          var there = paragraphOf(editor, address);
          if (found.address && there) become(editor, there, found.address);
          else if (found.sentence) editor.showNotification(CKEDITOR.tools.htmlEncode(found.sentence), "info", 8000);
        }
      }
    }));
  }

  CKEDITOR.plugins.add("newsroomembed", {
    requires: "newsroompicture,notification",
    init: function (editor) {
      if (!document.querySelector("embed-dialog")) return;
      editor.addCommand("newsroomembed", {
        canUndo: false,
        exec: function () {
          var figures = CKEDITOR.plugins.newsroomfigure, widget = figures.chosen(editor, "embed");
          document.dispatchEvent(new CustomEvent("choose-embed", {
            detail: {
              address: widget ? widget.element.data("embed") : "",
              still: widget ? widget.element.data("still") || "" : "",
              embed: function (address, still) { figures.put(editor, widget, "embed", address, still); },
              link: function (address) { insert(editor, anchor(address)); },
              back: function () { editor.focus(); }
            }
          }));
        }
      });
      editor.ui.addButton("NewsroomEmbed", {
        label: editor.config.newsroom.embedButton,
        command: "newsroomembed",
        toolbar: "insert",
        icon: editor.config.newsroomEmbedIcon
      });
      editor.on("paste", function (event) {
        var address = event.data.dataTransfer.getData("text/plain").trim();
        if (!ADDRESS.test(address) || !isAlone(event.data, address)) return;
        if (!editor.getSelection().getRanges()[0].collapsed) return;
        event.data.type = "html";
        event.data.dataValue = anchor(address);
        editor.once("afterPaste", function () { ask(editor, address); });
      }, null, null, 2);
    }
  });
})();
