// Before the first paint, so that no wrong theme flashes. The same rule as in src/app/useTheme.ts.
(function () {
  var theme = 'system';
  try {
    theme = localStorage.getItem('auditorium.theme') || 'system';
  } catch (error) {
    // Storage is forbidden: follow the system.
  }
  var dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
