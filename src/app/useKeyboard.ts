import { useEffect, useEffectEvent } from 'react';
import { areSignsShortcuts } from '../storage/preferences';
import { isPressed, type Shortcut } from '../ui/shortcut';
import type { Command, Studio } from './commands/command';
import { keyed } from './commands/keyed';
import { isMeantFor } from './studiosOfPage';

const commands: readonly Command[] = Object.values(keyed);
/** Their keys work everywhere: in a dialog, and in Monaco, which uses F1 and chords that begin with Ctrl+K itself. */
const everywhere: readonly Command[] = [keyed.palette, keyed.help];

/** Global keyboard shortcuts. A sign such as ? is one only where nothing is typed, and where no dialog is open. */
export function useKeyboard(studio: Studio, isDialogOpen: boolean): void {
  const press = (
    event: KeyboardEvent,
    among: readonly Command[],
    isKey: (shortcut: Shortcut) => boolean,
  ) => {
    if (event.defaultPrevented || !isMeantFor(studio.root.current, event.target)) return;
    const command = among.find(({ shortcuts = [] }) =>
      shortcuts.some((shortcut) => isKey(shortcut) && isPressed(event, shortcut)),
    );
    if (!command) return;
    if (event.target instanceof Element && command.yieldsTo?.(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.unavailable?.(studio) === undefined) command.run(studio);
  };
  const onFirst = useEffectEvent((event: KeyboardEvent) =>
    press(event, everywhere, (shortcut) => !isSign(shortcut)),
  );
  const onOther = useEffectEvent((event: KeyboardEvent) => {
    const areSignsKeys = areSignsShortcuts() && !isTyping(event.target);
    if (!isDialogOpen) press(event, commands, (shortcut) => areSignsKeys || !isSign(shortcut));
  });
  useEffect(() => {
    window.addEventListener('keydown', onFirst, true);
    window.addEventListener('keydown', onOther);
    return () => {
      window.removeEventListener('keydown', onFirst, true);
      window.removeEventListener('keydown', onOther);
    };
  }, []);
}

const isSign = (shortcut: Shortcut) => shortcut.length === 1;

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]');
