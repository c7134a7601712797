/** Browser features that Monaco needs and jsdom lacks. Import before Monaco. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
Object.assign(window, { CSS: { escape: (name: string) => name } });
Object.assign(document, { adoptedStyleSheets: [] });
// Monaco uses it only to measure.
HTMLCanvasElement.prototype.getContext = () => null;
