/** What the page around an embedded view sends to be told how high the view is. */
const asksForSize = 'auditorium:size?';

/**
 * Tells the page around this one how high the view would like to be, in CSS pixels, whenever that
 * changes: `{ type: 'auditorium:size', height }`. Only a page that asked is told, by the origin it
 * asked from; nothing else it sends is looked at, and nothing of the policy is ever sent.
 */
export function tellSize(view: HTMLElement): void {
  if (window.parent === window) return;
  let host: string | undefined;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(view.scrollHeight);
    if (host === undefined || height === told) return;
    told = height;
    window.parent.postMessage({ type: 'auditorium:size', height }, host);
  };
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    // A page without an origin (a file, a sandbox) could only be told by telling everybody.
    if (source !== window.parent || data !== asksForSize || !/^https?:/.test(origin)) return;
    host = origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(view);
}
