import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { sampleRequests } from '../../catalog/requests';
import { translateKubectl } from './translate';

const commands = sampleRequests.filter(({ command }) => command.startsWith('kubectl '));

/** Samples that differ, with the reason and what is sent instead. */
const others: Record<string, { reason: string; sent: string }> = {
  'exec-post': {
    reason: 'kubectl 1.29; exec is a GET since 1.30',
    sent: 'GET /api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
  },
  eviction: {
    reason: 'which pods run on the node is not known',
    sent: 'POST /api/v1/namespaces/default/pods/web-1/eviction',
  },
  'eviction-pdb': {
    reason: 'which pods run on the node is not known',
    sent: 'POST /api/v1/namespaces/default/pods/web-1/eviction',
  },
  discovery: {
    reason: 'discovery is aggregated since 1.27',
    sent: 'GET /apis?timeout=32s',
  },
};

describe('the commands of the sample requests', () => {
  it.each(commands.map((sample) => [sample.id, sample] as const))('%s', (id, sample) => {
    const { command, method, url, requestBody } = sample;
    const file = /-f (\S+)/.exec(command)?.[1];
    const files = file === undefined ? {} : { [file]: stringify(requestBody) };
    const result = translateKubectl(command, { kubernetes: '1.37', kubectl: '1.37', files });
    const sent =
      'refused' in result
        ? [result.refused]
        : result.requests.map((each) => `${each.method} ${each.url}`);
    expect(sent).toContain(others[id]?.sent ?? `${method} ${url}`);
  });

  it('names no sample in vain', () => {
    const known = new Set(commands.map(({ id }) => id));
    expect(Object.keys(others).filter((id) => !known.has(id))).toEqual([]);
  });
});
