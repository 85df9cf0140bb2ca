/* Select2's words in Kazakh, which Select2 itself doesn't speak. */
(function () {
  "use strict";
  if (!window.jQuery || !jQuery.fn || !jQuery.fn.select2 || !jQuery.fn.select2.amd) return;
  jQuery.fn.select2.amd.define("select2/i18n/kk", [], function () {
    return {
      errorLoading: () => "Нәтижелерді жүктеу мүмкін болмады",
      inputTooLong: (about) => `${about.input.length - about.maximum} таңба өшіріңіз`,
      inputTooShort: (about) => `Тағы кемінде ${about.minimum - about.input.length} таңба енгізіңіз`,
      loadingMore: () => "Тағы жүктеліп жатыр…",
      maximumSelected: (about) => `${about.maximum} элементтен артық таңдауға болмайды`,
      noResults: () => "Ештеңе табылмады",
      searching: () => "Ізделуде…",
      removeAllItems: () => "Барлығын алып тастау",
    };
  });
})();
