import { useEffect, useEffectEvent } from 'react';
import { areSignsShortcuts } from '../storage/preferences';
import { isPressed } from '../ui/shortcut';
import type { Command, Studio } from './commands/command';
import { keyed } from './commands/keyed';
import { isMeantFor } from './studiosOfPage';

const commands: readonly Command[] = Object.values(keyed);

/** Global keyboard shortcuts. While a dialog is open, only that of the palette works. */
export function useKeyboard(studio: Studio, isDialogOpen: boolean): void {
  const press = (event: KeyboardEvent, among: readonly Command[]) => {
    if (event.defaultPrevented || !isMeantFor(studio.root.current, event.target)) return;
    const command = among.find(({ shortcuts = [] }) =>
      shortcuts.some(
        (shortcut) => isPressed(event, shortcut) && (shortcut.length > 1 || areSignsShortcuts()),
      ),
    );
    if (!command) return;
    if (event.target instanceof Element && command.yieldsTo?.(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.unavailable?.(studio) === undefined) command.run(studio);
  };
  const onPalette = useEffectEvent((event: KeyboardEvent) => press(event, [keyed.palette]));
  const onOther = useEffectEvent((event: KeyboardEvent) => {
    if (!isDialogOpen) press(event, commands);
  });
  useEffect(() => {
    // In the capture phase: Monaco has chords that begin with Ctrl+K.
    window.addEventListener('keydown', onPalette, true);
    window.addEventListener('keydown', onOther);
    return () => {
      window.removeEventListener('keydown', onPalette, true);
      window.removeEventListener('keydown', onOther);
    };
  }, []);
}
