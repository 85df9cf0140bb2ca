/* Pasting and dropping: the text at once and clean, its pictures by way of the library. A picture
   that is on its way stands in the text as a line that is never saved; one that can't come is
   refused in words. Whatever fails, the words are there. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var PIXEL = 3; // what is not larger counts visits and shows nothing
  var ours = CKEDITOR.plugins.newsroompaste, MARK = ours.MARK, say = ours.say, marks = 0;

  /* The pictures in the RTF that Word and LibreOffice put beside their HTML, in its order. */
  function inRtf(data) {
    var filter = CKEDITOR.pasteFilters && CKEDITOR.pasteFilters.image;
    var rtf = filter && data.dataTransfer.getData("text/rtf", true);
    var found = rtf ? filter.extractFromRtf(rtf) : [], named = data.dataValue.match(/<img[^>]+src=["']?file:/gi) || [];
    return found.length === named.length ? found.map(function (one) { return filter.createSrcWithBase64(one); }) : [];
  }

  function isPixel(image) {
    function small(value) { return value !== "" && value !== null && parseFloat(value) <= PIXEL; }
    return small(image.getAttribute("width")) || small(image.getAttribute("height")) || image.style.display === "none";
  }

  /* Word and its kin name files of their own that no page may read. */
  function sourceOf(image, fromRtf, files) {
    var source = image.getAttribute("src") || "";
    if (/^data:image\//i.test(source)) return source;
    if (/^file:/i.test(source)) return fromRtf.shift() || source;
    return files.shift() || source;
  }

  function refuse(editor, sources) {
    var words = editor.config.newsroom, hosts = new Set();
    sources.forEach(function (source) {
      if (/^https?:/i.test(source) && URL.canParse(source)) hosts.add(new URL(source).host);
      else hosts.add("");
    });
    if (hosts.delete("")) say(editor, words.pictureUnreadable);
    if (hosts.size) say(editor, words.pictureElsewhere, { hosts: Array.from(hosts).join(", ") });
  }

  function pasted(editor, event) {
    var data = event.data, sources = new Map(), refused = [], fromRtf = inRtf(data), files = [];
    var count = ours.wordsOf(data.dataValue) ? 0 : data.dataTransfer.getFilesCount();
    for (var n = 0; n < count; n++) files.push(data.dataTransfer.getFile(n));
    function mark(source) {
      if (!ours.door() || !(source instanceof Blob || /^data:/.test(source))) {
        refused.push(String(source));
        return "";
      }
      sources.set(String(++marks), source);
      return "\ue000" + marks + "\ue001";
    }
    if (!data.dataValue && files.length) data.dataValue = "<p>" + files.splice(0).map(mark).join("</p><p>") + "</p>";
    else data.dataValue = ours.clean(data.dataValue, function (image) {
      return isPixel(image) ? "" : mark(sourceOf(image, fromRtf, files));
    });
    data.type = "html";
    refuse(editor, refused);
    if (sources.size) editor.once("afterPaste", function () { ours.fetchMarked(editor, sources); });
  }

  /* The editor's own filters know Word and its kin, and some stumble over pages that only look like
     theirs. Then the page is what is pasted, as if it came from nobody they know. */
  function carefully(filter) {
    var handle = filter.handle;
    filter.handle = function (event, next) {
      var whole = event.data.dataValue;
      try {
        handle(event, next);
      } catch {
        event.data.dataValue = whole;
        next();
      }
    };
  }

  CKEDITOR.plugins.add("newsroompaste", CKEDITOR.tools.extend(ours, {
    requires: "clipboard,pastetools,notification,newsroompicture",
    init: function (editor) {
      var outside = CKEDITOR.DATA_TRANSFER_EXTERNAL;
      function isOurs(event) {
        return event.data.type !== "text" && event.data.dataTransfer.getTransferType(editor) === outside;
      }
      editor.on("paste", function (event) {
        if (isOurs(event) && !event.data.dataValue && event.data.dataTransfer.getFilesCount()) pasted(editor, event);
      }, null, null, 0);
      editor.on("paste", function (event) {
        if (isOurs(event)) event.data.dataValue = ours.quiet(event.data.dataValue);
      }, null, null, 2);
      editor.on("paste", function (event) {
        if (isOurs(event) && event.data.dataValue && !MARK.test(event.data.dataValue)) pasted(editor, event);
      }, null, null, 5);
      /* Word's quotes and titles are paragraphs of a class; its own filter would forget the class. */
      editor.on("pasteFromWord", function (event) {
        event.data.dataValue = ours.quiet(event.data.dataValue)
          .replace(/<p class=["']?Mso(?:Intense)?Quote["']?([^>]*)>([\s\S]*?)<\/p>/g, "<blockquote><p$1>$2</p></blockquote>")
          .replace(/<p class=["']?MsoTitle["']?([^>]*)>([\s\S]*?)<\/p>/g, "<h1$1>$2</h1>");
      });
    },
    afterInit: function (editor) { editor.pasteTools.handlers.forEach(carefully); }
  }));
})();
