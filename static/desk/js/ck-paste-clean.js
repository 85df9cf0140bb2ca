/* Brings a pasted page into the shape of our texts: headings, lists, tables, quotes and links stay,
   dirt goes, and what stood apart stays apart. Works on an inert document; the server has the last
   word when the text is saved. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var ours = CKEDITOR.plugins.newsroompaste, each = ours.each, rename = ours.rename, unwrap = ours.unwrap;
  var RENAMED = { H1: "h2", H4: "h3", H5: "h3", H6: "h3", B: "strong", I: "em", STRIKE: "s", DEL: "s", DIR: "ul", MENU: "ul" };
  var KEPT = /^(href|title|hreflang|colspan|rowspan|scope|start|data-picture|data-gallery|data-embed|data-still|data-of|class)$/;
  var OWN = /^\/(ru|kk|en)\/([1-9]\d*)(\/|$)/;

  /* The page without what the content policy would report though nothing runs in an inert document. */
  function quiet(html) {
    return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/<[a-z][^>]*>/gi, function (tag) {
      return tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");
    });
  }

  function parse(html) { return new DOMParser().parseFromString(quiet(html), "text/html").body; }

  function isOurs(url) {
    var dialog = document.querySelector("link-dialog");
    return url.origin === location.origin || (dialog && dialog.dataset.hosts.split(" ").includes(url.hostname));
  }

  function links(body) {
    each(body, "a", function (link) {
      var href = link.getAttribute("href") || "";
      if (!/^(https?:\/\/|mailto:|tel:|\/)/i.test(href)) return unwrap(link);
      var url = URL.canParse(href, location.origin) ? new URL(href, location.origin) : null;
      var own = url && isOurs(url) && OWN.exec(url.pathname);
      if (own) link.setAttribute("href", "/" + own[1] + "/" + own[2] + "/");
    });
  }

  function spaces(body) {
    var walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      node.data = node.data.replace(/[\u200b\u00ad\ufeff\u2060]/g, "").replace(/[\s\u00a0]*[\n\t\r ][\s\u00a0]*|\u00a0{2,}/g, " ");
    }
  }

  function attributes(body) {
    each(body, "*", function (element) {
      Array.from(element.attributes).forEach(function (one) {
        var isKept = KEPT.test(one.name) && (one.name !== "class" || (element.tagName === "BLOCKQUOTE" && one.value === "pull"));
        if (!isKept) element.removeAttribute(one.name);
      });
    });
  }

  /* `pictures` gets each image of the page and returns the text that stands for it, or "". */
  CKEDITOR.tools.extend(ours, {
    quiet: quiet,
    wordsOf: function (html) { return parse(html).textContent.trim(); },
    clean: function (html, pictures) {
      var body = parse(html);
      ours.online(body);
      ours.drop(body);
      ours.bare(body);
      each(body, "img", function (image) {
        var mark = pictures(image), holder = image.closest("a");
        var stand = body.ownerDocument.createElement("x-picture");
        stand.textContent = mark;
        image.replaceWith(mark ? stand : " ");
        if (holder && mark) unwrap(holder);
      });
      Object.keys(RENAMED).forEach(function (name) {
        if (name !== "B" && name !== "I") each(body, name, function (one) { rename(one, RENAMED[name]); });
      });
      ours.emphasis(body);
      ours.gaps(body);
      each(body, "b", function (one) { rename(one, "strong"); });
      each(body, "i", function (one) { rename(one, "em"); });
      links(body);
      ours.blocks(body);
      spaces(body);
      ours.tidy(body);
      attributes(body);
      return body.innerHTML;
    }
  });
})();
