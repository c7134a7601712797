import { exitCodes, type Io } from './io';

/** The input and output of this process. A reader that closes the pipe, such as `head`, ends it without an error. */
export function nodeIo(): Io {
  endsQuietly(process.stdout);
  let err: NodeJS.WriteStream | undefined;
  return {
    cwd: process.cwd(),
    env: process.env,
    isTerminal: process.stdout.isTTY,
    out: (text) => void process.stdout.write(text),
    // Most runs write no errors: Node opens the stream only when it is named.
    err: (text) => void (err ??= endsQuietly(process.stderr)).write(text),
    stdin: readAll,
  };
}

function endsQuietly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? exitCodes.ok) : exitCodes.unusable);
  });
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
