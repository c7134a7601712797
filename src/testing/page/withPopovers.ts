/** jsdom has no popovers: a tip that opens while a slow test waits must not take the page down. */
HTMLElement.prototype.showPopover ??= () => undefined;
HTMLElement.prototype.hidePopover ??= () => undefined;
