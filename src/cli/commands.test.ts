import { describe, expect, it } from 'vitest';
import { inFolder, policy } from '../testing/cli/terminal';
import { allCommands } from './run';

describe('help', () => {
  it('is printed for the program and for each command, with examples and exit codes', async () => {
    const { auditorium } = inFolder({});
    const program = await auditorium(['--help']);
    for (const [name, { summary, examples }] of Object.entries(await allCommands())) {
      expect(program.out).toContain(summary);
      // oxlint-disable-next-line no-await-in-loop
      const helps = await Promise.all([
        auditorium([name, '--help']),
        auditorium(['help', name]),
        auditorium([name, 'x', '-h']),
      ]);
      for (const help of helps) expect(help).toEqual({ ...helps[0], code: 0, err: '' });
      for (const [line] of examples) expect(helps[0].out).toContain(line);
      expect(helps[0].out).toMatch(/Exit codes:\n {2}0 /);
      for (const line of helps[0].out.split('\n')) expect(line.length).toBeLessThan(115);
    }
  });

  it.each<[args: string[], code: number, said: RegExp]>([
    [[], 2, /Usage: auditorium COMMAND/],
    [['chek'], 2, /Unknown command: chek\. Did you mean check\?/],
    [['constructor'], 2, /Unknown command: constructor\. The commands are/],
    [['explain', 'a.yaml'], 2, /Name a request/],
    [['explain'], 2, /Name a policy, or - for standard input\. See auditorium explain --help\./],
    [['events', 'a.yaml', 'b.yaml'], 2, /Name one policy/],
    [['diff', 'a.yaml'], 2, /Name two policies/],
    [['diff', '-', '-'], 2, /- is given twice/],
    [['explain', '-', '--request', '-'], 2, /- is given twice/],
    [['events', '-', '--event=-'], 2, /- is given twice/],
    [['events', 'a.yaml', '--request', '-', '--event', '-'], 2, /- is given twice/],
    [
      ['explain', 'a.yaml', '--kubectl', 'kubectl apply -f none.yaml'],
      2,
      /^auditorium: --kubectl: /,
    ],
    [['explain', 'a.yaml', '--as-group', 'x', '--path', '/'], 2, /--as-group needs --as/],
    [
      ['events', 'broken.yaml'],
      2,
      /broken\.yaml:1:1: kube-apiserver 1\.37 would reject this policy: /,
    ],
  ])('%j', async (args, code, said) => {
    const { auditorium } = inFolder({ 'a.yaml': policy, 'broken.yaml': 'kind: Policy\n' });
    const ran = await auditorium(args);
    expect(ran.err).toMatch(said);
    expect(ran.out).toBe('');
    expect(ran.code).toBe(code);
  });

  it('--version says for which versions it answers', async () => {
    const { auditorium } = inFolder({});
    expect((await auditorium(['--version'])).out).toMatch(
      /^auditorium \d+\.\d+\.\d+ \(Kubernetes 1\.31 to 1\.37, /,
    );
  });
});

describe('explain', () => {
  it('says which rule matches, why not the earlier ones, the stages and the size', async () => {
    const { auditorium } = inFolder({ 'a.yaml': policy });
    const ran = await auditorium([
      'explain',
      'a.yaml',
      '--kubectl',
      'get pods -n dev',
      '--as',
      'bob',
    ]);
    expect(ran.err).toBe('');
    expect(ran.out).toMatch(
      /^kubectl get pods -n dev\nGET \/api\/v1\/namespaces\/dev\/pods\?limit=500 as bob\n/,
    );
    expect(ran.out).toContain('\nMatched by rule 3 (line 10): level Request.\n');
    expect(ran.out).toContain('\n  rule 1 (line 4), resources: pods is not in secrets\n');
    expect(ran.out).toContain('\n  rule 2 (line 8), users: user bob is not in jane\n');
    expect(ran.out).toMatch(/● RequestReceived .*\n.*· ResponseStarted .*\n.*● ResponseComplete /);
    expect(ran.out).toMatch(/\d\.\d kB in the log\.\n$/);
  });

  it.each<[name: string, args: string[], rule: number | null, level: string]>([
    ['a path, by the usual developer', ['--path', '/healthz'], 2, 'None'],
    ['a known caller', ['--path', 'GET /healthz', '--as', 'anonymous'], 3, 'Request'],
    ['another user', ['--path', 'GET /healthz', '--as', 'jane'], 2, 'None'],
    ['a file of requests', ['--request', 'requests.txt'], 1, 'Metadata'],
    ['a log', ['--event', 'audit.log'], 2, 'None'],
  ])('%s', async (_, args, rule, level) => {
    const { auditorium } = inFolder({
      'a.yaml': policy,
      'requests.txt': '# secrets\nkubectl get secret db -n prod\n',
      'audit.log': `${JSON.stringify({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', requestURI: '/api/v1/pods', verb: 'list', user: { username: 'jane' } })}\n`,
    });
    const ran = await auditorium(['explain', 'a.yaml', '--format', 'json', ...args]);
    expect(JSON.parse(ran.out)).toMatchObject({ requests: [{ rule, level }] });
  });
});

describe('files that a command names', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: a, image: kept }] }\n';

  it.each<[command: string, holds: string]>([
    ['kubectl create -f pod.yaml', '"image":"kept"'],
    ['kubectl create -fpod.yaml', '"image":"kept"'],
    ['kubectl create --filename=./pod.yaml', '"image":"kept"'],
  ])('%s reads them', async (command, holds) => {
    const { auditorium } = inFolder({
      'a.yaml': policy.replace('Metadata', 'Request').replace('jane', 'joe'),
      'pod.yaml': pod,
    });
    const ran = await auditorium(['events', 'a.yaml', '--kubectl', command]);
    expect(ran.out).toContain(holds);
    const before = await auditorium(['events', 'a.yaml', '--request', '-'], { stdin: command });
    expect(before.err).toContain('is not a file that can be read.');
  });

  it('says which is missing', async () => {
    const { auditorium } = inFolder({ 'a.yaml': policy });
    const ran = await auditorium(['explain', 'a.yaml', '--kubectl', 'kubectl apply -f none.yaml']);
    expect(ran.err).toBe('auditorium: --kubectl: none.yaml is not a file that can be read.\n');
  });
});

describe('events', () => {
  it('prints the lines of the log', async () => {
    const { auditorium } = inFolder({ 'a.yaml': policy });
    const ran = await auditorium(['events', 'a.yaml', '--kubectl', 'get secret db -n prod']);
    const events = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ stage, level }) => [stage, level])).toEqual([
      ['RequestReceived', 'Metadata'],
      ['ResponseComplete', 'Metadata'],
    ]);
  });

  it('prints those of all sample requests, of standard input', async () => {
    const { auditorium } = inFolder({});
    const ran = await auditorium(['events', '-'], { stdin: policy });
    expect(ran.out.split('\n').length).toBeGreaterThan(80);
    expect((await auditorium(['events', '--pretty', '-'], { stdin: policy })).out).toContain(
      '\n  "stage": "RequestReceived",\n',
    );
  });
});

describe('diff', () => {
  const more = policy.replace('Metadata', 'RequestResponse');

  it('says what changes, request by request and in total', async () => {
    const { auditorium } = inFolder({ 'a.yaml': policy, 'b.yaml': more });
    const own = ['--own-only', '--kubectl', 'get secret db -n prod'];
    const ran = await auditorium(['diff', 'a.yaml', 'b.yaml', ...own]);
    expect(ran.out).toMatch(
      /^kubectl get secret db -n prod\n {2}Metadata → RequestResponse {2}\+\d+ B, rule 1\n/,
    );
    expect(ran.out).toContain(
      '1 request changed from Metadata to RequestResponse, of 1 request (Kubernetes 1.37).',
    );
    expect(ran.code).toBe(0);
    expect((await auditorium(['diff', '--exit-code', 'a.yaml', 'b.yaml', ...own])).code).toBe(1);
    expect((await auditorium(['diff', '--exit-code', 'a.yaml', 'a.yaml'])).code).toBe(0);
  });

  it('says exactly what differs first, also where no sample request does', async () => {
    const unseen = policy.replace(
      '- level: Request\n',
      '- level: RequestResponse\n  namespaces: [unseen]\n- level: Request\n',
    );
    const { auditorium } = inFolder({ 'a.yaml': policy, 'b.yaml': unseen });
    const ran = await auditorium(['diff', '--exit-code', 'a.yaml', 'b.yaml']);
    expect(ran.out).toMatch(
      /^Different for one set of requests, and equal for all others\.\n\n- Every resource request in unseen: Request → RequestResponse, except what rules 1 and 2 match\.\n {2}Rule 3\. 0 of 71 requests\. For example GET \/\S+ by tom\.\n\nBoth record the same for 71 requests/,
    );
    expect(ran.code).toBe(1);
    const own = ['--own-only', '--path', '/version'];
    const named = await auditorium(['diff', '--exit-code', 'a.yaml', 'b.yaml', ...own]);
    expect([named.code, named.out]).toEqual([0, expect.stringMatching(/^Both record the same/)]);
    const json = await auditorium(['diff', '--format', 'json', 'a.yaml', 'b.yaml']);
    expect(JSON.parse(json.out)).toMatchObject({
      equal: false,
      undecided: 0,
      sets: [
        {
          conditions: { namespaces: ['unseen'] },
          except: [
            { before: 1, after: 1 },
            { before: 2, after: 2 },
          ],
          before: { level: 'Request', rules: [3] },
          after: { level: 'RequestResponse', rules: [3] },
          requests: 0,
          example: { method: 'GET', user: { username: 'tom' } },
        },
      ],
    });
  });

  it('says that policies are equal for every request, or that it is too much to decide', async () => {
    const many = (from: number, level: string) =>
      policy.replace(
        'rules:\n',
        `rules:\n- level: ${level}\n  resources:\n  - group: ''\n    resources: ${JSON.stringify(Array.from({ length: 500 }, (_, index) => `r${from + index}`))}\n`,
      );
    const { auditorium } = inFolder({
      'a.yaml': policy,
      'b.yaml': `${policy}- level: None\n`,
      'many.yaml': many(0, 'Metadata'),
      'other.yaml': many(1, 'Request'),
    });
    const equal = await auditorium(['diff', '--exit-code', 'a.yaml', 'b.yaml']);
    expect([equal.code, equal.out]).toEqual([
      0,
      expect.stringMatching(/^Equal for every request: .*\n\nBoth record the same/),
    ]);
    const undecided = await auditorium(['diff', '--exit-code', 'many.yaml', 'other.yaml']);
    expect(undecided.code).toBe(1);
    expect(undecided.out).toContain('not decided: 1 pair of rules was too much to compare.');
  });

  it('writes a table for a pull request, and JSON', async () => {
    const { auditorium } = inFolder({ 'a.yaml': policy, 'b.yaml': more });
    const own = ['--own-only', '--path', 'GET /api/v1/namespaces/prod/secrets/a|b`c'];
    const table = await auditorium(['diff', '--format', 'markdown', 'a.yaml', 'b.yaml', ...own]);
    expect(table.err).toBe('');
    const [row = ''] = table.out.split('\n').filter((line) => line.startsWith('| `'));
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
    const ran = await auditorium(['diff', '--format', 'json', 'a.yaml', 'b.yaml']);
    const { changed } = JSON.parse(ran.out) as { changed: { before: object; after: object }[] };
    expect(changed.length).toBeGreaterThan(3);
    for (const { before, after } of changed)
      expect([before, after]).toMatchObject([{ level: 'Metadata' }, { level: 'RequestResponse' }]);
  });
});
