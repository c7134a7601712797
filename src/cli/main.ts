import { nodeIo } from './nodeIo';
import { run } from './run';

async function main(): Promise<void> {
  // Not process.exit(), which would cut what is still being written to a pipe.
  process.exitCode = await run(process.argv.slice(2), nodeIo());
}

void main();
