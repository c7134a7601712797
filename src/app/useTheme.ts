import { useEffect, useState } from 'react';
import { restoreTheme, saveTheme, type Theme } from '../storage/preferences';
import { mediaQuery } from '../ui/mediaQuery';

/** The theme: the user's choice or that of the system. Set on the root element, where tokens and Monaco read it. */
export function useTheme() {
  const [theme, setTheme] = useState<Theme>(restoreTheme);
  useEffect(() => {
    const query = mediaQuery('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && query.matches);
      const name = dark ? 'dark' : 'light';
      document.documentElement.dataset['theme'] = name;
      for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
        meta.media = meta.dataset['for'] === name ? 'all' : 'not all';
      }
    };
    apply();
    query.addEventListener('change', apply);
    return () => query.removeEventListener('change', apply);
  }, [theme]);
  const choose = (next: Theme) => {
    saveTheme(next);
    setTheme(next);
  };
  return [theme, choose] as const;
}
