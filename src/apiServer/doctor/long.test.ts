import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { manifest, policyMount } from '../../testing/doctor/manifest';
import { diagnose, longestConfiguration } from './diagnose';
import { mendAll } from './mendAll';
import { longestPiece } from './pieces';

const supposed = { kubernetes: newestKubernetes };
const found = (text: string) =>
  diagnose(text, supposed).findings.map(
    ({ code, at }) => `${code} «${text.slice(at.start, at.end)}»`,
  );

/** Repeats a part until the text is as long as may be pasted. */
const many = (part: string, length = longestConfiguration - 10_000) =>
  part.repeat(Math.floor(length / 2 / part.length));

const pod = (indent: string) =>
  manifest(undefined, [policyMount])
    .trimEnd()
    .split('\n')
    .map((line, at) => `${indent}${at === 0 ? '- ' : '  '}${line}\n`)
    .join('');
const otherPod = (indent: string) =>
  `${indent}- kind: Pod\n${indent}  spec:\n${indent}    containers:\n${indent}    - name: etcd\n${indent}      args:\n${indent}      - kube-apiserver\n`;
const asJson = (text: string) => `${text},\n`;
const jsonPod = JSON.stringify({
  kind: 'Pod',
  spec: {
    containers: [
      { name: 'a{"[', command: ['kube-apiserver', '--audit-log-pth=-', '--audit-policy-file=/p'] },
    ],
  },
});
const jsonOther = asJson(JSON.stringify({ kind: 'Pod', spec: { a: ']}"\\' } }));
const process = 'root 1 0.0 /usr/bin/other --flag=1\n';
const server =
  'root 2 0.0 kube-apiserver --audit-policy-file=/p.yaml --audit-log-path=/var/log/a.log --audit-log-maxage=7\n';

const lost = 'log-not-mounted «/var/log/kubernetes/audit/audit.log»';

describe('a long text', () => {
  it.each<[name: string, text: string, finding: string]>([
    [
      'a list of Pods',
      `apiVersion: v1\nitems:\n${many(otherPod(''))}${pod('')}${many(otherPod(''))}kind: List\n`,
      lost,
    ],
    [
      'a list of Pods, indented',
      `items:\n${many(otherPod('  '))}${pod('  ')}${many(otherPod('  '))}kind: List\n`,
      lost,
    ],
    [
      'a list of Pods as JSON',
      `{"kind":"List","items":[${many(jsonOther)}${asJson(jsonPod)}${many(jsonOther)}{}]}`,
      'flag-unknown «"--audit-log-pth=-"»',
    ],
    ['a short list of Pods', `items:\n${otherPod('')}${pod('')}kind: List\n`, lost],
    [
      'several documents',
      `${many('---\nkind: Service\n')}---\n${manifest(undefined, [policyMount])}${many('---\nkind: Service\n')}`,
      lost,
    ],
    ['ps', `${many(process)}${server}${many(process)}`, 'below-benchmark «7»'],
  ])('%s', (_, text, finding) => {
    expect(text.length).toBeLessThan(longestConfiguration);
    expect(found(text)).toEqual([finding]);
    const { fix } = diagnose(text, supposed).findings[0] ?? {};
    const { text: mended } = mendAll(text, supposed);
    expect(found(mended)).toEqual([]);
    // Only that one is changed.
    const inserted = (fix?.edits ?? []).reduce(
      (sum, { start, end, insert }) => sum + insert.length - (end - start),
      0,
    );
    expect(mended.length - text.length).toBe(inserted);
  });

  it('says what was not checked', () => {
    const long = `---\n# --audit-log-path\n${'a: b\n'.repeat(longestPiece / 5)}`;
    expect(found(`${manifest(undefined, [policyMount])}${long}`)).toEqual([lost, 'not-read «---»']);
    expect(diagnose(long, supposed).unread).toMatch(/document in this text is too long.*64 kB/);
    const tooLong = 'x'.repeat(longestConfiguration + 1);
    expect(diagnose(tooLong, supposed).unread).toMatch(/too long.*1 MB/);
  });
});
