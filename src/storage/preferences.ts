/** Small choices kept between visits. Every door checks what it reads and never throws. */
export type Theme = 'system' | 'light' | 'dark';

const themeKey = 'auditorium.theme';
const hintKey = 'auditorium.hint';
const recentKey = 'auditorium.recent';
const sizesKey = 'auditorium.sizes';
const signsKey = 'auditorium.signs';

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

/** Whether a key that is a sign alone, such as ?, may be a shortcut: speech input types those by chance. */
export function areSignsShortcuts(): boolean {
  return read(signsKey) !== 'off';
}

/** Remembers that choice. */
export function saveSignsShortcuts(on: boolean): void {
  write(signsKey, on ? 'on' : 'off');
}

const recentAtMost = 8;

/** The ids of the commands used lately, the last one first. */
export function restoreRecent(): string[] {
  const saved = readJson(recentKey);
  if (!Array.isArray(saved)) return [];
  return saved.filter((id) => typeof id === 'string').slice(0, recentAtMost);
}

/** Remembers that a command was used. */
export function saveRecent(id: string): void {
  const others = restoreRecent().filter((each) => each !== id);
  write(recentKey, JSON.stringify([id, ...others].slice(0, recentAtMost)));
}

export const resizedPanes = ['YAML', 'Preview', 'Problems'] as const;
export type ResizedPane = (typeof resizedPanes)[number];
/** Shares of the room for the panes, in percent; a pane without one has its usual size. */
export type PaneSizes = Partial<Record<ResizedPane, number>>;

/** The sizes chosen earlier; only those that are numbers between 0 and 100. */
export function restoreSizes(): PaneSizes {
  const saved = readJson(sizesKey);
  if (typeof saved !== 'object' || saved === null) return {};
  const values = new Map<string, unknown>(Object.entries(saved));
  const sizes: PaneSizes = {};
  for (const pane of resizedPanes) {
    const value = values.get(pane);
    if (typeof value === 'number' && value > 0 && value < 100) sizes[pane] = value;
  }
  return sizes;
}

/** Remembers the size of one pane; undefined: its usual one. */
export function saveSize(pane: ResizedPane, share: number | undefined): void {
  const { [pane]: _, ...others } = restoreSizes();
  write(sizesKey, JSON.stringify(share === undefined ? others : { ...others, [pane]: share }));
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
    // A preference that cannot be kept is no reason to disturb anybody.
  }
}
