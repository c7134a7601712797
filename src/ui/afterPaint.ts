/** A page in the background paints no frames; the task then runs after this many ms. */
const withoutFrameMs = 100;

/** Runs a task once, in its own task right after the next painted frame. */
export function afterPaint(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  // Whichever comes first cancels the other.
  const run = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    port1.close();
    task();
  };
  // A message posted just before a frame is painted arrives just after it.
  port1.addEventListener('message', run);
  port1.start();
  const frame = requestAnimationFrame(() => port2.postMessage(undefined));
  const timer = setTimeout(run, withoutFrameMs);
}
