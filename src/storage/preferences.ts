/** Small choices kept between visits. Every door checks what it reads and never throws. */
export type Theme = 'system' | 'light' | 'dark';

const themeKey = 'auditorium.theme';
const hintKey = 'auditorium.hint';

/** The theme chosen earlier; 'system' when none was or storage is forbidden. */
export function restoreTheme(): Theme {
  const saved = read(themeKey);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Remembers the theme; forgotten silently when storage is forbidden. */
export function saveTheme(theme: Theme): void {
  write(themeKey, theme);
}

/** Whether the first-minute hint was dismissed for good. */
export function isHintDismissed(): boolean {
  return read(hintKey) === 'dismissed';
}

/** Dismisses the first-minute hint for good. */
export function dismissHint(): void {
  write(hintKey, 'dismissed');
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A preference that cannot be kept is no reason to disturb anybody.
  }
}
