/* A figure that is chosen in the text keeps its place: what is typed goes on in a paragraph after it,
   a figure of another kind stands after it, and the keys to both ends of the text lead there. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var figures = CKEDITOR.plugins.newsroomfigure;

  /* Put the caret into a paragraph after the block, so that writing goes on. */
  figures.writeOn = function (editor, block) {
    var after = editor.document.createElement("p"), range = editor.createRange();
    after.appendBogus();
    after.insertAfter(block);
    range.moveToElementEditStart(after);
    range.select();
  };

  /* Where a new figure goes that must not take the place of the one that is chosen or written in;
     undefined where none is, so that it goes to the caret. */
  figures.placeBeside = function (editor) {
    var start = editor.getSelection().getStartElement();
    var widget = editor.widgets.focused || (start && editor.widgets.getByElement(start));
    if (!widget) return undefined;
    widget.focus(); // a caption that is written in takes no figures
    var range = editor.createRange();
    range.moveToPosition(widget.wrapper, CKEDITOR.POSITION_AFTER_END);
    return range;
  };

  function goTo(editor, isEnd) {
    var range = editor.createRange();
    range["moveToElementEdit" + (isEnd ? "End" : "Start")](editor.editable());
    range.select();
  }

  function isLetter(key) {
    return key.key.length === 1 && !key.ctrlKey && !key.metaKey && !key.altKey && !key.isComposing;
  }

  function leave(editor) {
    editor.fire("saveSnapshot");
    figures.writeOn(editor, editor.widgets.focused.wrapper);
    editor.widgets.checkSelection(); // or the figure would swallow what is typed
  }

  function pressed(editor, event) {
    var key = event.data.$;
    if (!editor.widgets.focused) return;
    if (isLetter(key)) {
      leave(editor); // the letter itself follows there
    } else if (key.ctrlKey && /^(Home|End)$/.test(key.key)) {
      event.data.preventDefault();
      goTo(editor, key.key === "End");
    }
  }

  /* Words that come without a key: dictated, or chosen from what a phone proposes. */
  function said(editor, event) {
    var words = event.data.$.data;
    if (!editor.widgets.focused || !words) return;
    event.data.preventDefault();
    leave(editor);
    editor.insertText(words);
  }

  CKEDITOR.plugins.add("newsroombeside", {
    requires: "newsroompicture",
    init: function (editor) {
      editor.on("contentDom", function () {
        var body = editor.editable();
        body.attachListener(body, "keydown", function (event) { pressed(editor, event); }, null, null, 1);
        body.attachListener(body, "beforeinput", function (event) { said(editor, event); });
      });
    }
  });
})();
