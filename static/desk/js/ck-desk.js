/* The text and the desk round it: it wears the desk's light or dark and grows with what is in it, and
   tells the page "text-typed" and "text-changed", with the text, as it is written. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var MAY_COST = 12; // milliseconds: with "input" and "change" it comes twice a key

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
