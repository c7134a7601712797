let isDown = false;
window.addEventListener('pointerdown', () => (isDown = true), true);
for (const end of ['pointerup', 'pointercancel']) {
  window.addEventListener(end, () => (isDown = false), true);
}

/**
 * Runs at once, or when the pointer comes up. A field that commits on blur would otherwise move
 * the page between mouse down and mouse up, and the click that caused the blur would be lost. It
 * still runs before the click itself.
 */
export function afterPointer(run: () => void): void {
  if (!isDown) run();
  else window.addEventListener('pointerup', run, { once: true });
}
