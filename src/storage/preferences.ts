/** Preferences in localStorage. Every function checks what it reads and never throws. */
export type Theme = 'system' | 'light' | 'dark';

const themeKey = 'auditorium.theme';
const hintKey = 'auditorium.hint';
const recentKey = 'auditorium.recent';
const sizesKey = 'auditorium.sizes';
const signsKey = 'auditorium.signs';

/** Returns the saved theme; 'system' when there is none or storage is blocked. */
export function restoreTheme(): Theme {
  const saved = read(themeKey);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Saves the theme. Does nothing when storage is blocked. */
export function saveTheme(theme: Theme): void {
  write(themeKey, theme);
}

/** Whether the getting-started hint was dismissed for good. */
export function isHintDismissed(): boolean {
  return read(hintKey) === 'dismissed';
}

/** Dismisses the getting-started hint for good. */
export function dismissHint(): void {
  write(hintKey, 'dismissed');
}

/** Whether single-character shortcuts such as ? are on. Speech input may trigger them by accident. */
export function areSignsShortcuts(): boolean {
  return read(signsKey) !== 'off';
}

/** Saves that choice. */
export function saveSignsShortcuts(on: boolean): void {
  write(signsKey, on ? 'on' : 'off');
}

const recentAtMost = 8;

/** Returns the ids of recently used commands, the latest first. */
export function restoreRecent(): string[] {
  const saved = readJson(recentKey);
  if (!Array.isArray(saved)) return [];
  return saved.filter((id) => typeof id === 'string').slice(0, recentAtMost);
}

/** Saves that a command was used. */
export function saveRecent(id: string): void {
  const others = restoreRecent().filter((each) => each !== id);
  write(recentKey, JSON.stringify([id, ...others].slice(0, recentAtMost)));
}

const resized = ['YAML', 'Preview', 'Problems', 'DetailWidth', 'DetailHeight'] as const;
/** What can be resized: panes, and the detail of the selected request beside or below its list. */
export type Resized = (typeof resized)[number];
export type ResizedPane = Exclude<Resized, `Detail${string}`>;
/** Sizes in percent. What has none has its default size. */
export type Sizes = Partial<Record<Resized, number>>;

/** Returns the saved sizes, ignoring values that are not numbers between 0 and 100. */
export function restoreSizes(): Sizes {
  const saved = readJson(sizesKey);
  if (typeof saved !== 'object' || saved === null) return {};
  const values = new Map<string, unknown>(Object.entries(saved));
  const sizes: Sizes = {};
  for (const name of resized) {
    const value = values.get(name);
    if (typeof value === 'number' && value > 0 && value < 100) sizes[name] = value;
  }
  return sizes;
}

/** Saves one size; undefined resets it. */
export function saveSize(name: Resized, share: number | undefined): void {
  const { [name]: _, ...others } = restoreSizes();
  write(sizesKey, JSON.stringify(share === undefined ? others : { ...others, [name]: share }));
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(read(key) ?? 'null');
  } catch {
    return null;
  }
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
    // A preference that cannot be saved is not worth a message.
  }
}
