/** The message with which the embedding page requests the height of the view. */
const sizeRequest = 'auditorium:size?';

/**
 * Posts the height of the view in CSS pixels to the embedding page whenever it changes:
 * `{ type: 'auditorium:size', height }`. Only the origin that requested it receives it. All other messages
 * are ignored, and nothing about the policy is ever posted.
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
    // A page without an origin (a file, a sandbox) could only be reached by posting to every origin.
    if (source !== window.parent || data !== sizeRequest || !/^https?:/.test(origin)) return;
    host = origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(view);
}

/** Returns whether the embedding page lets readers edit the policy, with `?edit=yes`. */
export const isEditable = (): boolean => /[?&]edit=yes(&|$)/.test(location.search);
