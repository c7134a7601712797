// npm run conformance:server -- --flags 200: gives generated flags about auditing, with a generated policy, to the real
// kube-apiserver, and compares with ours whether it starts, the values that it says it has, and the words with which it refuses.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { generate } from '../../generate.ts';
import { policyOf, policyText } from '../../generate/policy.ts';
import type { AuditFlagsCase } from '../../protocol.ts';
import { seeded } from '../../random.ts';
import { start } from '../processes.ts';
import { expectedOf } from './expected.ts';
import { startWith } from './startWith.ts';
import { withFilesOf, writePolicy, writeWebhookConfig } from './files.ts';

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: '' },
    flags: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const policies = seeded(seed);
const policy = () => policyText(policyOf(policies, '1.37', 30));

// Takes every batch, so that a blocking webhook lets the server get ready.
const webhook = createServer((request, response) =>
  request.resume().on('end', () => response.end()),
);
await new Promise<void>((listens) => webhook.listen(0, '127.0.0.1', listens));
const first = await start(values.server, policy());
const counts = { starts: 0, refused: 0, different: 0 };
try {
  writeWebhookConfig(first.folder, (webhook.address() as AddressInfo).port);
  for (const one of generate('auditFlags', '1.37', seed, Number(values.flags))) {
    writePolicy(first.folder, policy());
    const args = withFilesOf(first.folder, [
      '--audit-policy-file=policy.yaml',
      ...(one as AuditFlagsCase).args,
    ]);
    const expected = expectedOf(args);
    const found = await startWith(values.server, first, args);
    counts[found.starts ? 'starts' : 'refused'] += 1;
    const wrong = [
      ...(found.starts === expected.starts ? [] : [`starts: ${found.starts}`]),
      ...expected.says.filter((words) => !found.output.includes(words)),
    ];
    if (wrong.length === 0) continue;
    counts.different += 1;
    console.log(`\n${JSON.stringify(args)}\n  missing: ${wrong.join('\n  missing: ')}`);
    console.log(`  it said: ${found.output.trim().split('\n').slice(-3).join('\n           ')}`);
  }
} finally {
  await first.stop();
  webhook.close();
}
console.log(
  `seed ${seed}: ${values.flags} command lines, ${counts.starts} start, ${counts.refused} are refused, ${counts.different} differences`,
);
process.exit(counts.different === 0 ? 0 : 1);
