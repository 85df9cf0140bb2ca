/* The pictures of a pasted text on their way into the library: a line in the text that is never
   saved stands for each, until its figure takes the place. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var MARK = /\ue000(\d+)\ue001/, LONGEST = 120000, lines = new Set();

  function door() {
    var found = document.getElementById("pasted_pictures");
    return found && found.dataset.url;
  }

  function say(editor, text, words) {
    Object.keys(words || {}).forEach(function (name) { text = text.replace("%(" + name + ")s", words[name]); });
    editor.showNotification(CKEDITOR.tools.htmlEncode(text), "warning", 15000);
  }

  async function blobOf(source) {
    if (source instanceof Blob) return source;
    var parts = /^data:([\w/+.-]+)[^,]*;base64,(.*)$/is.exec(source);
    if (!parts) return null;
    var bytes = Uint8Array.from(atob(parts[2].replace(/\s/g, "")), function (letter) { return letter.charCodeAt(0); });
    return new File([bytes], "clipboard." + parts[1].split("/")[1].replace(/\W.*/, ""), { type: parts[1] });
  }

  async function upload(editor, source) {
    var words = editor.config.newsroom, form = new FormData();
    try {
      form.append("file", await blobOf(source));
      form.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      var answer = await fetch(door(), { method: "POST", body: form, signal: AbortSignal.timeout(LONGEST) });
      return answer.ok ? await answer.json() : { refused: words.pictureFailed };
    } catch {
      return { refused: words.pictureFailed };
    }
  }

  /* Put a line where the mark is: between the words before and after it, or beside what can't hold it. */
  function stand(node, line) {
    var found = MARK.exec(node.data), mark = node.splitText(found.index);
    mark.splitText(found[0].length);
    var block = mark.parentElement.closest("p,h2,h3"), whole = mark.parentElement.closest(".cke_widget_wrapper,th,caption");
    if (whole) (whole.closest(".cke_widget_wrapper") || whole.closest("table")).after(line);
    else if (block) between(block, mark, line);
    else mark.after(line);
    mark.remove();
    if (block && !block.textContent.trim() && !block.querySelector("img")) block.remove();
  }

  function between(block, mark, line) {
    var range = block.ownerDocument.createRange(), rest = block.cloneNode(false);
    range.setStartAfter(mark);
    range.setEndAfter(block.lastChild);
    rest.append(range.extractContents());
    block.after(line);
    if (rest.textContent.trim()) line.after(rest);
  }

  /* Turn the marks in the text into lines that say what is on its way, and those into figures. */
  function fetchMarked(editor, sources) {
    var walker = editor.document.$.createTreeWalker(editor.editable().$, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (MARK.test(walker.currentNode.data)) found.push(walker.currentNode);
    editor.fire("lockSnapshot");
    var standing = found.map(function (node) {
      var source = sources.get(MARK.exec(node.data)[1]);
      var line = editor.document.createElement("p", { attributes: { "data-cke-temp": "1", contenteditable: "false" } });
      line.setText(editor.config.newsroom.pictureArriving);
      stand(node, line.$);
      return [line, source];
    });
    editor.fire("unlockSnapshot");
    editor.fire("change");
    standing.forEach(function (one) { if (one[1]) arrive(editor, one[0], one[1]); else one[0].remove(); });
  }

  async function arrive(editor, line, source) {
    lines.add(line);
    var made = await upload(editor, source);
    lines.delete(line);
    if (made.refused) say(editor, made.refused);
    if (!line.$.isConnected) return;
    if (made.id) {
      var holder = editor.document.createElement("div");
      holder.setHtml(editor.dataProcessor.toHtml('<figure data-picture="' + parseInt(made.id, 10) + '"><figcaption></figcaption></figure>', { context: "body" }));
      holder.getFirst().insertBefore(line);
    }
    line.remove();
    editor.widgets.checkWidgets({ initOnlyNew: true });
    editor.fire("saveSnapshot");
  }

  /* A page that ends now would leave the picture behind. One whose line was taken out is given up. */
  function hold(editor, event) {
    var isOnItsWay = Array.from(lines).some(function (line) { return line.$.isConnected; });
    if (!isOnItsWay || event.target !== editor.element.$.form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(editor, editor.config.newsroom.pictureWaits);
  }

  CKEDITOR.on("instanceReady", function (event) {
    document.addEventListener("submit", function (sent) { hold(event.editor, sent); }, true);
  });

  CKEDITOR.tools.extend(CKEDITOR.plugins.newsroompaste, { MARK: MARK, door: door, say: say, fetchMarked: fetchMarked });
})();
