let isDown = false;
window.addEventListener('pointerdown', () => (isDown = true), true);
for (const end of ['pointerup', 'pointercancel']) {
  window.addEventListener(end, () => (isDown = false), true);
}

/**
 * Runs the task now or, while a pointer is down, when it is released, which is before the click. A
 * field that commits on blur would otherwise move the page between pointerdown and pointerup, and
 * the click that caused the blur would be lost.
 */
export function afterPointer(run: () => void): void {
  if (!isDown) run();
  else window.addEventListener('pointerup', run, { once: true });
}
