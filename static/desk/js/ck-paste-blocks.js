/* The blocks of a pasted page: boxes become paragraphs, loose words too, what is empty goes, and a
   picture's place is a paragraph of its own. Shares its tools with ck-paste-clean.js. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var TEXT_ALONE = /^(P|H2|H3|LI|TH|TD|CAPTION|FIGCAPTION)$/;
  var OURS = ":is(figure[data-picture],figure[data-gallery],figure[data-embed])";
  var APART = "div,section,article,main,header,footer,aside,address,center,dl,dt,dd,details,summary,fieldset,form,hgroup,pre,figure:not(" + OURS + "),figcaption:not(" + OURS + " > figcaption)";
  var BLOCKS = "p,h2,h3,blockquote,ul,ol,li,hr,table,caption,thead,tbody,tfoot,tr,th,td,figure";

  function each(root, selector, act) { Array.from(root.querySelectorAll(selector)).forEach(act); }

  function rename(element, name) {
    var made = element.ownerDocument.createElement(name);
    Array.from(element.attributes).forEach(function (one) { made.setAttribute(one.name, one.value); });
    made.append.apply(made, element.childNodes);
    element.replaceWith(made);
    return made;
  }

  function unwrap(element) { element.replaceWith.apply(element, element.childNodes); }

  /* A box that holds blocks is opened; one that holds words alone is a paragraph. */
  function boxes(body) {
    each(body, "pre", function (pre) { pre.innerHTML = pre.innerHTML.replace(/^\n/, "").replace(/\n/g, "<br>"); });
    Array.from(body.querySelectorAll(APART)).reverse().forEach(function (box) {
      if (!box.querySelector(BLOCKS)) return rename(box, "p");
      paragraphs(box);
      unwrap(box);
    });
    each(body, "blockquote", paragraphs);
    paragraphs(body);
  }

  /* Loose words among blocks become paragraphs; two line breaks end one. */
  function paragraphs(box) {
    var open = null;
    Array.from(box.childNodes).forEach(function (node) {
      if (node.nodeType === 1 && node.matches(BLOCKS)) { open = null; return; }
      if (!open) { open = box.ownerDocument.createElement("p"); node.before(open); }
      open.append(node);
    });
  }

  function splitAtBreaks(body) {
    each(body, "p", function (p) {
      each(p, "br + br", function (second) {
        if (second.parentElement !== p || second.previousSibling !== second.previousElementSibling) return;
        var before = body.ownerDocument.createElement("p");
        while (p.firstChild !== second) before.append(p.firstChild);
        second.remove();
        p.before(before);
      });
    });
  }

  /* What stands for a picture is a paragraph of its own, after the words that it stood among. */
  function standAlone(body) {
    each(body, "x-picture", function (stand) {
      var p = body.ownerDocument.createElement("p");
      var words = stand.closest("p,h2,h3"), cell = stand.closest("th,caption");
      p.textContent = stand.textContent;
      if (cell) cell.closest("table").after(p);
      else if (words) words.after(p);
      else stand.after(p);
      stand.replaceWith(" ");
    });
  }

  function empties(body) {
    each(body, "br", function (br) {
      var next = br.nextSibling;
      if (TEXT_ALONE.test(br.parentElement.tagName) && !(next && (next.nodeType === 1 || next.data.trim() || next.nextSibling))) br.remove();
    });
    each(body, "strong,em,s,a,sub,sup", function (mark) { if (!mark.textContent) mark.remove(); });
    Array.from(body.querySelectorAll("p,h2,h3,li,ul,ol,blockquote")).reverse().forEach(function (block) {
      if (!block.textContent.replace(/\u00a0/g, " ").trim() && !block.querySelector("figure")) block.remove();
    });
  }

  function onlyParagraphs(body) {
    each(body, "th > p", function (p) { if (p.nextElementSibling) p.append(" "); unwrap(p); });
    each(body, "li > p:first-child, td > p:first-child", function (p) {
      var rest = Array.from(p.parentElement.children).slice(1);
      if (rest.every(function (one) { return /^(UL|OL)$/.test(one.tagName); })) unwrap(p);
    });
  }

  CKEDITOR.plugins.newsroompaste = {
    each: each,
    rename: rename,
    unwrap: unwrap,
    /* A figure of ours, copied from another window, is its number and its caption. */
    bare: function (body) { each(body, OURS + " > :not(figcaption)", function (shown) { shown.remove(); }); },
    /* Blocks first, spaces between, and last what turned out to be empty. */
    blocks: function (body) { boxes(body); splitAtBreaks(body); standAlone(body); },
    tidy: function (body) { empties(body); onlyParagraphs(body); }
  };
})();
