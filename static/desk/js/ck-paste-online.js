/* What Word for the web means by its boxes: each item is a list of its own with its depth beside it,
   a heading is a paragraph with a role. Shares its tools with ck-paste-clean.js. */
(function () {
  "use strict";
  if (!window.CKEDITOR) return;
  var ours = CKEDITOR.plugins.newsroompaste, each = ours.each, rename = ours.rename, BOX = "ListContainerWrapper";

  function headings(body) {
    each(body, "p[role=heading][aria-level]", function (p) {
      if (/^[1-6]$/.test(p.getAttribute("aria-level"))) rename(p, "h" + p.getAttribute("aria-level"));
    });
  }

  function depth(item) { return Number(item.dataset.ariaLevel); }

  /* Whether the list that is open, with the item that it was begun with, ends before this item. */
  function isOver(last, item) {
    var first = last.firstElementChild, list = item.parentElement;
    if (depth(first) !== depth(item)) return depth(first) > depth(item);
    return first.dataset.listid !== item.dataset.listid || last.localName !== list.localName;
  }

  function begun(item) {
    var list = item.ownerDocument.createElement(item.parentElement.localName), start = Number(item.parentElement.getAttribute("start"));
    if (start > 1) list.setAttribute("start", start);
    return list;
  }

  /* Put the items of neighbouring boxes into lists within lists; what else is in a box stays there. */
  function join(boxes) {
    var open = [];
    boxes.forEach(function (box) {
      each(box, "li[data-aria-level]", function (item) {
        while (open.length && isOver(open.at(-1), item)) open.pop();
        if (!open.length || depth(open.at(-1).firstElementChild) < depth(item)) {
          var list = begun(item);
          if (open.length) open.at(-1).lastElementChild.append(list);
          else box.before(list);
          open.push(list);
        }
        open.at(-1).append(item);
      });
    });
  }

  function lists(body) {
    each(body, "." + BOX, function (box) {
      var run = [], next = box;
      for (; next && next.classList.contains(BOX); next = next.nextElementSibling) run.push(next);
      join(run);
    });
  }

  CKEDITOR.tools.extend(ours, {
    online: function (body) {
      each(body, ".EOP", function (end) { end.remove(); });
      headings(body);
      lists(body);
    }
  });
})();
