import { prove } from '../engine/problems/prove';
import { nodeIo } from './nodeIo';
import { run } from './run';

async function main(): Promise<void> {
  prove();
  // Not process.exit(), which would cut what is still being written to a pipe.
  process.exitCode = await run(process.argv.slice(2), nodeIo());
}

void main();
