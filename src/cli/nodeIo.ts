import { exitCodes, type Io } from './io';

/** The input and output of this process. A reader that closes the pipe, such as `head`, ends it without an error. */
export function nodeIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(
        error.code === 'EPIPE' ? (process.exitCode ?? exitCodes.ok) : exitCodes.unusable,
      );
    });
  }
  return {
    cwd: process.cwd(),
    env: process.env,
    isTerminal: process.stdout.isTTY,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: readAll,
  };
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
