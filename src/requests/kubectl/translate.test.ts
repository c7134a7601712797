import { describe, expect, test } from 'vitest';
import { translateKubectl } from './translate';

const context = { kubernetes: '1.37', kubectl: '1.37' } as const;

function translated(command: string, more = {}): string[] | string {
  const result = translateKubectl(command, { ...context, ...more });
  if ('refused' in result) return result.refused;
  return result.requests.map(({ method, url }) => `${method} ${url}`);
}

describe('what a kubectl command sends', () => {
  test.each<[string, string[]]>([
    ['kubectl get pods -n dev', ['GET /api/v1/namespaces/dev/pods?limit=500']],
    ['$ kubectl get pods', ['GET /api/v1/namespaces/default/pods?limit=500']],
    ['KUBECONFIG=x kubectl get ns', ['GET /api/v1/namespaces?limit=500']],
    ['/usr/local/bin/kubectl get no', ['GET /api/v1/nodes?limit=500']],
    ['kubectl get secrets -A --token=$POD_TOKEN', ['GET /api/v1/secrets?limit=500']],
    [
      'kubectl exec -it web-1 -n prod -- sh',
      [
        'GET /api/v1/namespaces/prod/pods/web-1',
        'GET /api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
      ],
    ],
    [
      'kubectl create token default -n dev',
      ['POST /api/v1/namespaces/dev/serviceaccounts/default/token'],
    ],
  ])('%s', (command, expected) => {
    expect(translated(command)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['helm list', 'The command does not begin with kubectl.'],
    ['', 'The command does not begin with kubectl.'],
    ['kubectl', 'kubectl shows its help and sends no request.'],
    ['kubectl help get', 'kubectl shows its help and sends no request.'],
    ['kubectl get pods --help', 'kubectl shows its help and sends no request.'],
    [
      'kubectl frobnicate',
      'unknown command "frobnicate" for "kubectl". What a plugin sends is not known.',
    ],
    ['kubectl get pods --frob', 'unknown flag: --frob'],
    ['kubectl get pods -y', "unknown shorthand flag: 'y' in -y"],
    ['kubectl get pods -n', "flag needs an argument: 'n' in -n"],
    [
      'kubectl get pods --chunk-size=x',
      'invalid argument "x" for "--chunk-size" flag: strconv.ParseInt: parsing "x": invalid syntax',
    ],
    ['kubectl get pods -n $NS', 'The value of $NS is not known: write it out.'],
    ['kubectl get po -n ${NS:-a}', 'The value of ${NS:-a} is not known: write it out.'],
    [
      'kubectl get pods --as-group=a',
      'requesting uid, groups or user-extra without impersonating a user',
    ],
    ['kubectl apply -f web.yaml', 'What web.yaml contains is not known: paste the file.'],
    [
      'kubectl get widgets',
      'the server doesn\'t have a resource type "widgets" (built-in types are known, and custom ones that were described)',
    ],
    [
      'kubectl get __proto__',
      'the server doesn\'t have a resource type "__proto__" (built-in types are known, and custom ones that were described)',
    ],
    [
      'kubectl constructor',
      'unknown command "constructor" for "kubectl". What a plugin sends is not known.',
    ],
    [
      'kubectl exec web ls',
      'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
    ],
  ])('%s is refused', (command, reason) => {
    expect(translated(command)).toBe(reason);
  });

  test('the caller that is impersonated', () => {
    const result = translateKubectl(
      'kubectl get pods --as=jane --as-group=a --as-group=b --as-uid=7 --as-user-extra=k=v',
      context,
    );
    expect('requests' in result && result.requests[0]?.impersonate).toEqual({
      username: 'jane',
      uid: '7',
      groups: ['a', 'b'],
      extra: { k: ['v'] },
    });
  });

  test.each<[string, string]>([
    ['a: [', 'error parsing x.yaml: '],
    ['- 1', 'error parsing x.yaml: it does not contain an object'],
    ['a: 1', "error parsing x.yaml: Object 'Kind' is missing in the file"],
    [`{"a": ${'['.repeat(100_000)}`, 'error parsing x.yaml: it is nested too deeply'],
  ])('a file that is no manifest: %#', (text, reason) => {
    expect(translated('kubectl delete -f x.yaml', { files: { 'x.yaml': text } })).toContain(reason);
  });

  test('a custom resource that was described', () => {
    const widgets = {
      group: 'example.com',
      versions: ['v2'],
      resource: 'widgets',
      kind: 'Widget',
      namespaced: false,
      shortNames: ['wd'],
    };
    expect(translated('kubectl get wd a', { resources: [widgets] })).toEqual([
      'GET /apis/example.com/v2/widgets/a',
    ]);
  });
});

test.each([
  ['1.37', 'label pod web-1 x-', 'If this changes nothing, kubectl sends no PATCH.'],
  ['1.35', 'label pod web-1 x-', 'If this changes nothing, the PATCH is empty.'],
  ['1.37', 'annotate pod web-1 x-', 'If this changes nothing, the PATCH is empty.'],
] as const)('kubectl %s %s: %s', (kubectl, command, note) => {
  expect(translateKubectl(`kubectl ${command}`, { ...context, kubectl })).toMatchObject({
    notes: [note],
  });
});
