import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '../storage/preferences';
import { IconButton } from '../ui/Button';
import type { Studio } from './commands/command';

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcon = { system: Monitor, light: Sun, dark: Moon };

/** Shows the theme, and changes it to the next one. */
export function ThemeButton({ theme, setTheme }: Pick<Studio, 'theme' | 'setTheme'>) {
  const Icon = themeIcon[theme];
  return (
    <IconButton label={`Theme: ${theme}`} onClick={() => setTheme(nextTheme[theme])}>
      <Icon size={16} />
    </IconButton>
  );
}
