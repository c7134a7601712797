/// <reference lib="webworker" />
import { loadJq } from 'jq-wasm';
import { messageVersion, outputAtMost, type JqReply, type JqTask } from './jqMessages';

const version = messageVersion;
const errorsAtMost = 2000;
// Whoever wrote the program is told in words when jq aborts; the console need not repeat it.
Object.assign(console, { error: () => undefined });
const reply = (message: JqReply) => self.postMessage(message, []);
const loading = loadJq();
loading.then(
  () => reply({ version, kind: 'ready' }),
  () => reply({ version, kind: 'unloadable' }),
);

self.addEventListener('message', ({ data }: MessageEvent<JqTask>) => {
  if (data.version === version) void run(data);
});

async function run({ id, input, program, isSlurped, isRaw }: JqTask): Promise<void> {
  const jq = await loading.catch(() => undefined);
  if (!jq) return;
  try {
    const begun = performance.now();
    const flags = ['-c', ...(isRaw ? ['-r'] : []), ...(isSlurped ? ['-s'] : [])];
    const { stdout, stderr } = jq.raw(input, program, flags);
    const output = stdout.slice(0, outputAtMost);
    const isCut = stdout.length > outputAtMost;
    const ms = Math.round(performance.now() - begun);
    reply({ version, kind: 'done', id, output, isCut, errors: stderr.slice(0, errorsAtMost), ms });
  } catch {
    // Out of memory, or out of stack.
    reply({ version, kind: 'broken', id });
  }
}
