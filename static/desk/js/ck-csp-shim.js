/* Lets CKEditor 4 run under script-src 'self' (no unsafe-inline, no unsafe-eval).
   Loads after ckeditor.js, before initialisation. */
(function () {
  "use strict";
  delete document.head.appendChild; // ck-early.js has done its work
  if (!window.CKEDITOR) return;
  var CALL = /^\s*(?:return\s+)?(?:window\.parent\.)?CKEDITOR\.tools\.callFunction\(\s*(\d+)\s*((?:,\s*(?:this|event|null|-?\d+|'(?:[^'\\]|\\.)*')\s*)*)\)\s*;?\s*(return false;?)?\s*$/;
  var ARG = /this|event|null|-?\d+|'(?:[^'\\]|\\.)*'/g;
  var EVENTS = ["onclick","onfocus","onblur","onkeydown","onkeypress","onmouseover","onmouseout","onmousedown","onmouseup","ondragstart"];
  function compile(code) {
    if (/^\s*return false;?\s*$/.test(code)) return function () { return false; };
    var m = CALL.exec(code);
    if (!m) return null;
    var ref = +m[1], isReturn = /^\s*return/.test(code), stop = !!m[3];
    var args = (m[2] || "").match(ARG) || [];
    return function (ev) {
      var self = this;
      var vals = args.map(function (a) {
        if (a === "this") return self;
        if (a === "event") return ev;
        if (a === "null") return null;
        if (a.charAt(0) === "'") return a.slice(1, -1).replace(/\\(.)/g, "$1");
        return +a;
      });
      var r = CKEDITOR.tools.callFunction.apply(CKEDITOR.tools, [ref].concat(vals));
      return stop ? false : isReturn ? r : undefined;
    };
  }
  var unknown = (window.__ckShimUnknown = []);
  function fix(el) {
    for (var i = 0; i < EVENTS.length; i++) {
      var code = el.getAttribute(EVENTS[i]), alt = "data-ck" + EVENTS[i];
      if (code === null) code = el.getAttribute(alt);
      if (code === null) continue;
      el.removeAttribute(EVENTS[i]); el.removeAttribute(alt);
      var fn = compile(code);
      if (!fn) { unknown.push(EVENTS[i] + "=" + code); continue; }
      (function (fn, type) {
        el.addEventListener(type, function (ev) { if (fn.call(this, ev) === false) ev.preventDefault(); });
      })(fn, EVENTS[i].slice(2));
    }
    var h = el.getAttribute("href");
    if (h && /^javascript:void\(/.test(h)) {
      el.setAttribute("href", "#");
      el.addEventListener("click", function (ev) { ev.preventDefault(); });
    }
  }
  var SEL = EVENTS.map(function (e) { return "[" + e + "],[data-ck" + e + "]"; }).join(",") + ',a[href^="javascript:void("]';
  function chrome(el) { return !el.closest || el.closest(".cke,.cke_dialog,.cke_panel,.cke_panel_frame,.cke_reset_all,[class*=cke_]"); }
  function sweep(root) {
    if (root.nodeType === 1 && root.matches(SEL) && chrome(root)) fix(root);
    if (root.querySelectorAll) Array.prototype.forEach.call(root.querySelectorAll(SEL), function (e) { if (chrome(e)) fix(e); });
  }
  function watch(doc) {
    if (doc.__ckShim) return;
    doc.__ckShim = true;
    sweep(doc);
    new doc.defaultView.MutationObserver(function (list) {
      list.forEach(function (m) { Array.prototype.forEach.call(m.addedNodes, function (n) { if (n.nodeType === 1) sweep(n); }); });
    }).observe(doc, { childList: true, subtree: true });
  }
  watch(document);
  var RENAME = /(\s)(on(?:click|focus|blur|keydown|keypress|mouseover|mouseout|mousedown|mouseup|dragstart))(\s*=\s*["'])/g;
  var output = CKEDITOR.template.prototype.output;
  CKEDITOR.template.prototype.output = function (data, buffer) {
    var r = output.call(this, data).replace(RENAME, "$1data-ck$2$3");
    return buffer ? buffer.push(r) : r;
  };
  /* Some dialogs write their HTML without a template. Only in the desk's own document: in an
     editor's document such words may be somebody's text. */
  var setHtml = CKEDITOR.dom.element.prototype.setHtml;
  CKEDITOR.dom.element.prototype.setHtml = function (html) {
    var ours = this.$.ownerDocument === document;
    return setHtml.call(this, ours ? String(html).replace(RENAME, "$1data-ck$2$3") : html);
  };
  function adopt(doc, css) {
    var sheet = new doc.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    doc.adoptedStyleSheets = Array.prototype.concat.call([], Array.from(doc.adoptedStyleSheets), sheet);
  }
  CKEDITOR.dom.document.prototype.appendStyleText = function (css) {
    adopt(this.$, css);
    var marker = new CKEDITOR.dom.element("meta", this);   // CKEditor wants a node to hang data on
    this.getHead().append(marker);
    return { ownerNode: marker.$ };
  };
  /* Panels bring an empty style for a colour of the interface that nobody sets. */
  var append = CKEDITOR.dom.element.prototype.append;
  CKEDITOR.dom.element.prototype.append = function (node, toStart) {
    if (node === "style") return this.getDocument().createElement(node);
    return append.call(this, node, toStart);
  };
  var write = CKEDITOR.dom.document.prototype.write;
  CKEDITOR.dom.document.prototype.write = function (html) {
    var calls = [];
    html = String(html).replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi, function (all, attrs, body) {
      var m = /id="cke_actscrpt"/.test(attrs) && /callFunction\(\s*(\d+)\s*,\s*window\s*\)/.exec(body);
      if (m) calls.push(+m[1]);
      return "";
    });
    html = html.replace(/(<body\b[^>]*?)\sonload="(?:window\.parent\.)?CKEDITOR\.tools\.callFunction\((\d+)\);?"/i, function (all, a, n) { calls.push(-1 - +n); return a; });
    var styles = [];
    html = html.replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, function (all, css) { styles.push(css); return ""; });
    write.call(this, html);
    styles.forEach(function (css) { adopt(this.$, css); }, this);
    var doc = this.$, win = doc.defaultView;
    if (win !== window && /cke_panel_container/.test(html)) { doc.__ckShim = false; watch(doc); }
    calls.forEach(function (n) {
      var go = function () { CKEDITOR.tools.callFunction(n < 0 ? -1 - n : n, win); };
      if (n < 0) { if (doc.readyState === "complete") setTimeout(go, 0); else win.addEventListener("load", go); }
      else if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", go);
      else setTimeout(go, 0);
    });
  };
})();
