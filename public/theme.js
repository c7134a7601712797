// Sets the theme before the first paint, so that the wrong one never flashes. Same rule as src/app/useTheme.ts.
(function () {
  var theme = 'system';
  // The surrounding page sets the theme of an embedded view; the studio's preference does not apply.
  var isEmbedded = /\/embed(\.html)?$/.test(location.pathname);
  if (isEmbedded) {
    theme = (/[?&]theme=(light|dark)(&|$)/.exec(location.search) || [])[1] || 'system';
  } else {
    try {
      theme = localStorage.getItem('auditorium.theme') || 'system';
    } catch (error) {
      // Storage is blocked. Follow the system.
    }
  }
  var dark = theme === 'dark';
  try {
    if (theme !== 'dark' && theme !== 'light')
      dark = matchMedia('(prefers-color-scheme: dark)').matches;
  } catch (error) {
    // The browser cannot tell. Light.
  }
  var name = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = name;
  for (var meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.media = meta.dataset.for === name ? 'all' : 'not all';
  }
})();
