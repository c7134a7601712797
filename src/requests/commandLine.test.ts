import { describe, expect, it, test } from 'vitest';
import { expectInProportion } from '../testing/expectInProportion';
import { commandLine, seemsKubectl, typography, whyNoCommand } from './commandLine';
import { commandParts } from './commandParts';
import { commandsIn } from './commandsIn';

const command = 'kubectl get po';

describe('what stands before a command', () => {
  test.each([
    ...['', '$ ', '# ', '> ', '% ', '❯ ', '➜  ~ ', '➜  app git:(main) ✗ ', '~ ❯ ', '~/app $ '],
    ...['ana@host:~/x$ ', 'root@host:~# ', '[root@host ~]# ', '[ana@host dir]$ '],
    ...['(⎈|prod:default) ~ $ ', '(venv) ana@host:~$ ', 'PS C:\\Users\\ana> ', 'C:\\x>'],
    ...['sudo ', 'sudo -E ', 'sudo -u root ', 'time ', 'nohup ', 'watch ', 'watch -n 1 ', 'env '],
    ...['- ', '* ', '1. ', '$ sudo time '],
    ...['PS> ', 'λ ', '>>> ', '❯❯ ', '└─$ ', 'if ', 'while ! '],
  ])('%j is dropped', (before) => {
    expect(commandLine(`${before}${command}`)?.text).toBe(command);
  });

  test.each([
    ['k get po', command],
    ['kubecolor get po', command],
    ['microk8s kubectl get po', command],
    ['microk8s.kubectl get po', command],
    ['k3s kubectl get po', command],
    ['minikube kubectl -- get po', command],
    ['oc get po', command],
    ['oc -n dev get po', 'kubectl -n dev get po'],
    ['A=b k get po', 'A=b kubectl get po'],
    ['`kubectl get po`', command],
    ['/usr/bin/kubectl get po', '/usr/bin/kubectl get po'],
    ['sudo curl /api', 'curl /api'],
    ['oc new-app x', undefined],
    ['kubectl1 get po', undefined],
    ['kustomize build', undefined],
    ['GET /kubectl x', undefined],
    [String.raw`"C:\Program Files\kubectl.exe" get po`, command],
    ['{"a":"$ kubectl get po"}', undefined],
  ])('%s', (line, expected) => expect(commandLine(line)?.text).toBe(expected));

  test.each([
    ['oc new-app x', /^Of oc, only/],
    ['docker exec a kubectl get po', /^A kubectl or curl command does not begin this line/],
    ['get pods -n dev', 'Begin the command with kubectl.'],
    ['api/v1/pods', /^Begin the path with a slash/],
    ['helm list', undefined],
  ])('%s: the reason', (line, reason) => {
    if (reason) expect(whyNoCommand(line)).toMatch(reason);
    else expect(whyNoCommand(line)).toBeUndefined();
  });
});

it.each([
  ['kubectl get po –n dev', '– is not a hyphen: write -n.'],
  ['kubectl get po —output yaml', '— is not a hyphen: write --output.'],
  ['kubectl get po -n “dev”', '“ is not a quote in a shell: write \' or ".'],
  [`kubectl annotate po a 'b=“c” – d' "e=–f"`, undefined],
  ['kubectl get po a–b', undefined],
  [
    'kubectl get po\u00a0-n dev',
    'It contains a space that is none in a shell, such as a non-breaking one: type it again.',
  ],
  ["kubectl annotate po a 'b=\u00a0c'", undefined],
])('typography in %s', (line, expected) => expect(typography(line)).toBe(expected));

describe('the commands of a line', () => {
  test.each<[string, string[]]>([
    ['a; b && c || d | e & f', ['a', ';b', '&&c', '||d', '|e', '&f']],
    [`a 'b; c' "d && \\" e" f\\;g`, [`a 'b; c' "d && \\" e" f\\;g`]],
    ['a $(b; c) `d | e` <(f | g)', ['a $(b; c) `d | e` <(f | g)']],
    ['a > b 2>&1', ['a']],
    ['a 2>/dev/null | b', ['a', '|b']],
    ['a &> b; c >> "d e"', ['a', ';c']],
    ['a https://b?c=1&d=2', ['a https://b?c=1&d=2']],
    ['a -l b!=c # d; e', ['a -l b!=c']],
    ["a 'b", ["a 'b"]],
    ['', []],
  ])('%s', (line, expected) =>
    expect(commandParts(line).map(({ text, operator }) => operator + text)).toEqual(expected),
  );

  test.each<[string, string[]]>([
    ['kubectl get po | grep web | head', ['kubectl get po']],
    ['kubectl get po; sleep 1; k get svc', ['kubectl get po', 'kubectl get svc']],
    ['for i in 1 2; do kubectl get po; done', ['kubectl get po']],
    ['cd x && kubectl get po', ['kubectl get po']],
    ['echo a | kubectl apply -f -', ['kubectl apply -f -']],
    [
      'kubectl get po -o name | xargs kubectl delete',
      ['kubectl get po -o name', '✗ xargs kubectl delete'],
    ],
    ['kubectl get po && helm list', ['kubectl get po', '✗ helm list']],
    ['export A=b', []],
    ['if kubectl get ns a; then helm list; fi', ['kubectl get ns a', '✗ then helm list']],
    ['kubectl get po <name> -o yaml', ['✗ kubectl get po <name> -o yaml']],
    [`kubectl get po -l "a=<b>" '<c>'`, [`kubectl get po -l "a=<b>" '<c>'`]],
  ])('%s: what is read', (line, expected) =>
    expect(
      commandsIn(line).map((each) => ('refused' in each ? `✗ ${each.text}` : each.text)),
    ).toEqual(expected),
  );

  it('say when one is only sent after a failure, and that oc is not kubectl', () => {
    expect(commandsIn('kubectl get ns a || oc create ns a')).toEqual([
      { text: 'kubectl get ns a', notes: [] },
      {
        text: 'kubectl create ns a',
        notes: [expect.stringContaining('oc is read'), expect.stringContaining('fails')],
      },
    ]);
  });
});

test.each([
  ['GET /api\n  $ kubectl get po', true],
  ['k get po', true],
  ['cd x && kubectl.exe get po', true],
  ['kubectl', true],
  [String.raw`& "C:\a b\kubectl.exe" get po`, true],
  ['{"userAgent":"kubectl/v1.34.0 (linux)"}', false],
  ['  "command": "kubectl get po"', false],
  ['userAgent: kubectl/v1.34.0', false],
  ['curl -k https://a/api', false],
])('kubectl is seen in %j: %s', (text, expected) => expect(seemsKubectl(text)).toBe(expected));

test.each([
  ['', ''],
  ['', '@'],
  ['- ', ''],
  ['k ', ' ; kubectl get po'],
])('a long line is read in proportion: %j before it, %j after it', (before, after) =>
  expectInProportion(
    64_000,
    (length) => `${before}${'x'.repeat(length)}${after}`,
    (line) => [commandLine(line), whyNoCommand(line), seemsKubectl(line)],
  ),
);
