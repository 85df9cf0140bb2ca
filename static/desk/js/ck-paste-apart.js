/* What of a pasted page goes, what of it is bold, italic or a block by its style alone, and that no
   words are glued by either. Shares its tools with ck-paste-clean.js. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var ours = CKEDITOR.plugins.newsroompaste, each = ours.each, rename = ours.rename, unwrap = ours.unwrap;
  var UNSEEN = "script,style,link,meta,title,noscript,template,[hidden],[data-cke-temp],.cke_widget_drag_handler_container,col,colgroup,.Apple-interchange-newline";
  var SEEN = "nav,button,input,select,textarea,iframe,object,embed,video,audio,canvas,svg,math";
  var INLINE = "a,s,sub,sup,font,span,u,label,big,small,time,abbr,ins,mark,cite,code,kbd,tt,b,i,strong,em", HEADINGS = "h1,h2,h3,h4,h5,h6";
  var APART = /^(block|flex|grid|flow-root|list-item|table)/, CLOSING = /^[,.;:!?)\]»”…]+(\s|$)/, GAP = "\ue002";

  /* What readers saw beside words kept them apart, and so does a tag of the page's own making. */
  function drop(body) {
    each(body, UNSEEN, function (one) { one.remove(); });
    each(body, SEEN, function (one) { one.replaceWith(GAP); });
    each(body, "[style]", function (one) { if (one.style.display === "none") one.remove(); });
    each(body, "*", function (one) {
      if (!one.localName.includes("-")) return;
      if (APART.test(one.style.display)) rename(one, "div");
      else setApart(one);
    });
  }

  function setApart(one) {
    one.before(GAP);
    one.after(GAP);
    if (one.localName.includes("-")) unwrap(one);
  }

  /* A gap is a space, but for one before a comma. */
  function gaps(body) {
    var walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.reverse().reduce(function (after, node) {
      if (node.data !== GAP) return node.data;
      node.data = CLOSING.test(after) ? "" : " ";
      return after;
    }, "");
    body.normalize();
  }

  /* Put what an element holds into one of this name inside of it. */
  function fill(element, name) {
    var made = element.ownerDocument.createElement(name);
    made.append.apply(made, element.childNodes);
    element.append(made);
  }

  function emphasis(body) {
    each(body, "b,i,strong,em,span", function (element) {
      var style = element.style;
      var light = /^(normal|[1-4]00)$/.test(style.fontWeight), heavy = /^(bold|[6-9]00)$/.test(style.fontWeight);
      if (/^(B|STRONG)$/.test(element.tagName) && light) return unwrap(element);
      if (/^(I|EM)$/.test(element.tagName) && style.fontStyle === "normal") return unwrap(element);
      if (element.tagName !== "SPAN") return;
      if (heavy && !element.closest(HEADINGS)) fill(element, "strong");
      if (/italic|oblique/.test(style.fontStyle)) fill(element, "em");
    });
    each(body, INLINE, blockOf);
    each(body, "font,span,u,label,big,small,time,abbr,ins,mark,cite,code,kbd,tt", unwrap);
    each(body, ":is(h2,h3) > strong:only-child", function (one) { if (one.textContent === one.parentElement.textContent) unwrap(one); });
  }

  /* What only its style makes a block becomes one; where none may stand its words are set apart. */
  function blockOf(one) {
    if (!APART.test(one.style.display)) return;
    if (one.parentElement.matches(INLINE + "," + HEADINGS)) return setApart(one);
    if (one.parentElement.matches("p")) rename(one.parentElement, "div");
    var box = one.ownerDocument.createElement("div");
    one.replaceWith(box);
    box.append.apply(box, one.tagName === "SPAN" ? one.childNodes : [one]);
  }

  CKEDITOR.tools.extend(ours, { drop: drop, emphasis: emphasis, gaps: gaps });
})();
