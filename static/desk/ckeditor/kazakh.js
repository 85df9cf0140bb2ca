/* Tells CKEditor that it speaks Kazakh. Stands after ckeditor.js and the three files of words
   (lang/kk.js, a11yhelp-kk.js, specialchar-kk.js), before the first editor. */
(function () {
  const getUrl = CKEDITOR.getUrl;

  CKEDITOR.lang.languages.kk = 1;
  CKEDITOR.plugins.get("a11yhelp").availableLangs.kk = 1;
  CKEDITOR.plugins.get("specialchar").availableLangs.kk = 1;

  /* Both dialogs fetch their words from the plugin's folder, which has no Kazakh. Ours are here
     already, so the English file that is there answers the request, and ours are shown. */
  CKEDITOR.getUrl = function (address) {
    return getUrl.call(CKEDITOR, address.replace("/dialogs/lang/kk.js", "/dialogs/lang/en.js"));
  };
})();
