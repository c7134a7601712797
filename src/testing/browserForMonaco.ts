/** What Monaco expects of a browser and jsdom does not have. To be imported before Monaco. */
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
// Monaco only measures with it.
HTMLCanvasElement.prototype.getContext = () => null;
