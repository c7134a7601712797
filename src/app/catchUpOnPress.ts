const typing = new Set(['Backspace', 'Delete', 'Enter']);

/** Whether a press writes in the editor, and does nothing else. */
function isTyped(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const { key, target } = event;
  const isInEditor = target instanceof Element && target.closest('[data-pane="YAML"]') !== null;
  return isInEditor && (key.length === 1 || typing.has(key));
}

/**
 * Calls `now` before anything else when something is pressed, so that it acts on the current text even if the panes
 * have not caught up with it. A key that only writes in the editor acts on no pane: painting the panes would delay it.
 */
export function catchUpOnPress(now: () => void): () => void {
  const onPress = (event: Event) => {
    if (!isTyped(event)) now();
  };
  const presses = ['pointerdown', 'keydown'];
  for (const press of presses) window.addEventListener(press, onPress, true);
  return () => {
    for (const press of presses) window.removeEventListener(press, onPress, true);
  };
}
