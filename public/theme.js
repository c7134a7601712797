// Before the first paint, so that no wrong theme flashes. The same rule as in src/app/useTheme.ts.
(function () {
  var theme = 'system';
  // An embedded view looks as the page around it says; what is chosen in the studio is not asked.
  var isEmbedded = /\/embed(\.html)?$/.test(location.pathname);
  if (isEmbedded) {
    theme = (/[?&]theme=(light|dark)(&|$)/.exec(location.search) || [])[1] || 'system';
  } else {
    try {
      theme = localStorage.getItem('auditorium.theme') || 'system';
    } catch (error) {
      // Storage is forbidden: follow the system.
    }
  }
  var dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  var name = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = name;
  for (var meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.media = meta.dataset.for === name ? 'all' : 'not all';
  }
})();
