import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '../../src/audit/types.ts';
import { answerCase } from '../answerCase.ts';
import { differences } from './differences.ts';
import { translationOf } from './translated.ts';
import { commandVectors } from './vectors.ts';

const vectors = commandVectors();

/** What kubectl asks at its start when its cache is empty; it depends on the cache, not on the command. */
const atStart = new Set(['/api?timeout=32s', '/apis?timeout=32s']);

describe('what kubectl sends', () => {
  it.each(kubernetesVersions)('kubectl %s', (kubectl) => {
    const rows = vectors.filter((vector) => vector.kubectl.includes(kubectl));
    expect(rows.length).toBeGreaterThanOrEqual(634);
    const differing: unknown[] = [];
    for (const { command, requests, discovery } of rows) {
      const ours = translationOf(command, kubectl);
      const theirs = { requests, discovery: discovery.filter((url) => !atStart.has(url)) };
      const same =
        'refused' in ours
          ? requests.length === 0
          : JSON.stringify(ours.requests) === JSON.stringify(requests) &&
            (ours.discovery.length === 0 ||
              JSON.stringify(ours.discovery.filter((url) => !atStart.has(url))) ===
                JSON.stringify(theirs.discovery));
      if (same === command in differences) differing.push({ command, theirs, ours });
    }
    expect(differing).toEqual([]);
  });
});

describe('the operation kubectl', () => {
  it('gives the attributes of each request', () => {
    const line = {
      id: '1',
      op: 'kubectl',
      kubernetes: '1.37',
      kubectl: '1.37',
      command: 'kubectl create token default -n dev',
    };
    expect(answerCase(JSON.stringify(line))).toEqual({
      id: '1',
      requests: [
        {
          method: 'POST',
          url: '/api/v1/namespaces/dev/serviceaccounts/default/token',
          verb: 'create',
          apiGroup: '',
          resource: 'serviceaccounts',
          subresource: 'token',
          namespace: 'dev',
          name: 'default',
          bodyType: 'application/vnd.kubernetes.protobuf',
        },
      ],
    });
  });

  it('gives the reason of a refusal', () => {
    const line = {
      id: '2',
      op: 'kubectl',
      kubernetes: '1.37',
      kubectl: '1.31',
      command: 'kubectl get pods | wc',
    };
    expect(answerCase(JSON.stringify(line))).toEqual({
      id: '2',
      refused: '| begins another command. Only a single kubectl command is read.',
    });
  });
});
