import { describe, expect, test } from 'vitest';
import { wordsOf } from './words';

describe('words of a command line', () => {
  test.each<[string, string[]]>([
    ['kubectl get pods', ['kubectl', 'get', 'pods']],
    [`kubectl patch cm a -p '{"a":"b c"}'`, ['kubectl', 'patch', 'cm', 'a', '-p', '{"a":"b c"}']],
    [
      `kubectl exec a -- sh -c 'echo "$A"; ls | wc'`,
      ['kubectl', 'exec', 'a', '--', 'sh', '-c', 'echo "$A"; ls | wc'],
    ],
    ['kubectl get pods \\\n  -n dev', ['kubectl', 'get', 'pods', '-n', 'dev']],
    ['kubectl get pods \\\r\n  -n dev', ['kubectl', 'get', 'pods', '-n', 'dev']],
    ['kubectl get pods # all of them', ['kubectl', 'get', 'pods']],
    [
      'kubectl create cm a --from-literal=a=b#c',
      ['kubectl', 'create', 'cm', 'a', '--from-literal=a=b#c'],
    ],
    [
      'kubectl create role r --verb=* --resource=pods',
      ['kubectl', 'create', 'role', 'r', '--verb=*', '--resource=pods'],
    ],
    [`kubectl get pods -l 'a!=b'`, ['kubectl', 'get', 'pods', '-l', 'a!=b']],
    [`kubectl annotate pod a $'n=b\\tc'`, ['kubectl', 'annotate', 'pod', 'a', 'n=b\tc']],
    [`kubectl get 'po'd"s"`, ['kubectl', 'get', 'pods']],
    ['kubectl get po -o jsonpath={.a.b}', ['kubectl', 'get', 'po', '-o', 'jsonpath={.a.b}']],
    [`kubectl annotate pod a "note=it's"`, ['kubectl', 'annotate', 'pod', 'a', "note=it's"]],
    [`kubectl annotate pod a note=''`, ['kubectl', 'annotate', 'pod', 'a', 'note=']],
  ])('%s', (line, expected) => {
    expect(wordsOf(line).words.map(({ text }) => text)).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ['kubectl get pods | grep web', /^\| begins another command/],
    ['kubectl get pods > out', /^> redirects/],
    ['kubectl get pods 2>&1', /redirects/],
    ['kubectl create -f - <<EOF', /^<< redirects/],
    ['kubectl get pods && kubectl get svc', /^&& begins another command/],
    ['kubectl get pods; rm x', /^; begins another command/],
    ['kubectl get pods &', /^& begins/],
    ['kubectl delete pod $(cat x)', /contains another command/],
    ['kubectl delete pod "$(cat x)"', /contains another command/],
    ['kubectl delete pod `cat x`', /contains another command/],
    ['kubectl delete pod "`cat x`"', /contains another command/],
    ['kubectl diff -f <(cat x)', /contains another command/],
    [`kubectl get 'pods`, /quote is not closed/],
    ['kubectl get "pods', /quote is not closed/],
    ['kubectl get po web-{0,1}', /^A shell replaces \{0,1\}/],
    ['kubectl get po web-{1..3}', /^A shell replaces \{1\.\.3\}/],
    ['kubectl get ${', /not a variable/],
    ['kubectl get ${}', /not a variable/],
    ['kubectl get pods\nkubectl get svc', /more than one line/],
  ])('%s is refused', (line, reason) => {
    expect(() => wordsOf(line)).toThrow(reason);
  });

  test('a very long line is refused', () => {
    expect(() => wordsOf(`kubectl get ${'x'.repeat(30_000)}`)).toThrow(
      /more than 20000 characters/,
    );
  });

  test('a variable is told from a dollar sign in quotes', () => {
    const { words } = wordsOf(`kubectl get $A "\${B}" '$C' a$D`);
    expect(words.map(({ variable }) => variable)).toEqual([
      undefined,
      undefined,
      'A',
      'B',
      undefined,
      'D',
    ]);
  });
});
