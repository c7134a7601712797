/** jsdom has no popovers: a tip that opens while a slow test waits must not take the page down. */
for (const name of ['showPopover', 'hidePopover'] as const) {
  if (!(name in HTMLElement.prototype)) {
    Object.defineProperty(HTMLElement.prototype, name, { value: () => undefined, writable: true });
  }
}
