import { ownScript } from '../storage/trustedTypes';
import workerUrl from './jq.worker?worker&url';
import { messageVersion, type JqReply, type JqTask } from './jqMessages';
import { inputRefusal, programRefusal } from './tooDeep';

/** What a program printed, or why it did not run to its end, as a sentence. */
export type JqResult =
  | { output: string; isCut: boolean; errors: string; ms: number }
  | { failed: string };

/** A program that runs longer is stopped, in ms. */
export const jqPatience = 5000;
const loadPatience = 60_000;

let worker: Worker | undefined;
let isReady = false;
let lastId = 0;

/** Ends the worker: the next program gets a new one. */
function forget(): void {
  worker?.terminate();
  worker = undefined;
  isReady = false;
}

/**
 * Runs a jq program over JSON values in a worker, which is loaded for the first. The promise never rejects. A program that
 * is stopped, takes too long or breaks jq leaves nothing behind.
 * @param signal stops it
 */
export function runJq(
  task: Pick<JqTask, 'input' | 'program' | 'isSlurped' | 'isRaw'>,
  signal: AbortSignal,
): Promise<JqResult> {
  const refused = programRefusal(task.program) ?? inputRefusal(task.input);
  if (refused !== undefined) return Promise.resolve({ failed: refused });
  const id = ++lastId;
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (result: JqResult, isOver = 'failed' in result) => {
      clearTimeout(timer);
      if (isOver) forget();
      current?.removeEventListener('message', onMessage);
      current?.removeEventListener('error', onError);
      signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const onAbort = () => end({ failed: 'Stopped.' });
    const onError = () => end({ failed: unloadable });
    const limit = () => {
      timer = setTimeout(
        () =>
          end({
            failed: `Stopped after ${jqPatience / 1000} seconds. Does the program end, and print little?`,
          }),
        jqPatience,
      );
    };
    const onMessage = ({ data }: MessageEvent<JqReply>) => {
      if (data.version !== messageVersion) return end({ failed: unloadable });
      if (data.kind === 'ready') {
        isReady = true;
        clearTimeout(timer);
        limit();
      } else if (data.kind === 'unloadable') end({ failed: unloadable });
      else if (data.id !== id) return;
      else if (data.kind === 'broken') end({ failed: broken });
      // Errors of jq may leave it in a state of its own.
      else end(data, data.errors !== '');
    };
    const current = begin();
    if (!current) return end({ failed: unloadable });
    current.addEventListener('message', onMessage);
    current.addEventListener('error', onError);
    signal.addEventListener('abort', onAbort);
    if (isReady) limit();
    else timer = setTimeout(() => end({ failed: unloadable }), loadPatience);
    current.postMessage({ version: messageVersion, id, ...task } satisfies JqTask, []);
  });
}

const unloadable = 'jq could not be loaded. Check the network, then run it again.';
const broken = 'jq ran out of memory or of stack. Make the program simpler.';

function begin(): Worker | undefined {
  try {
    return (worker ??= new Worker(ownScript(workerUrl), { type: 'module' }));
  } catch {
    // The browser has no module workers, or forbids this one.
    return undefined;
  }
}
