import { describe, expect, it } from 'vitest';
import { uriOf } from './sarif';
import { inFolder } from '../../testing/cli/terminal';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const good = `${head}- level: Metadata\n`;
/** kube-apiserver ignores the key. */
const warned = `${head}- level: Metadata\n  verb: ["get"]\n`;
const rejected = `${head}- level: Everything\n`;
const noticed = `${head}- level: Metadata\n  verbs: [get]\n`;

describe('exit codes', () => {
  it.each<[name: string, args: string[], files: Record<string, string>, code: number]>([
    ['accepted', ['a.yaml'], { 'a.yaml': good }, 0],
    ['rejected', ['a.yaml'], { 'a.yaml': rejected }, 1],
    ['an empty file', ['a.yaml'], { 'a.yaml': '\n' }, 1],
    ['warnings', ['a.yaml'], { 'a.yaml': warned }, 0],
    ['warnings, denied', ['a.yaml', '--deny', 'warning'], { 'a.yaml': warned }, 1],
    ['a notice, warnings denied', ['--deny=warning', 'a.yaml'], { 'a.yaml': noticed }, 0],
    ['a notice, denied', ['a.yaml', '--deny', 'notice'], { 'a.yaml': noticed }, 1],
    ['a code, denied', ['a.yaml', '--deny', 'no-catch-all'], { 'a.yaml': noticed }, 1],
    [
      'a code, denied and allowed',
      ['a.yaml', '--deny', 'notice', '--allow', 'no-catch-all'],
      { 'a.yaml': noticed },
      0,
    ],
    ['one of many', ['.'], { 'a.yaml': good, 'b/c.yml': rejected }, 1],
    ['a missing file beside a good one', ['a.yaml', 'b.yaml'], { 'a.yaml': good }, 2],
    ['a directory without policies', ['.'], { 'a.yaml': 'kind: Pod\n' }, 2],
    ['no file', [], {}, 2],
    ['an unknown option', ['--fixx', 'a.yaml'], { 'a.yaml': good }, 2],
    ['an unknown version', ['--kubernetes', '1.12', 'a.yaml'], { 'a.yaml': good }, 2],
    ['a patch release', ['--kubernetes', 'v1.34.2', 'a.yaml'], { 'a.yaml': good }, 0],
  ])('%s', async (_, args, files, code) => {
    const { auditorium } = inFolder(files);
    expect((await auditorium(['check', ...args])).code).toBe(code);
  });
});

it('shows each problem with its place, who says it, and the fix', async () => {
  const { auditorium } = inFolder({ 'a.yaml': warned });
  expect(await auditorium(['check', 'a.yaml'])).toEqual({
    code: 0,
    err: '',
    out: `a.yaml:5:3: warning: kube-apiserver: unknown field "rules[0].verb" [unknown-field]
    4 │ - level: Metadata
  > 5 │   verb: ["get"]
      │   ^^^^
  Unknown field verb is ignored, so the rule is not limited to these verbs. Did you mean verbs?
  Fix: Rename to verbs

a.yaml: accepted by kube-apiserver 1.37 with warnings (1 warning)
`,
  });
});

it('is plain without a terminal and with NO_COLOR, and colored in a terminal', async () => {
  const { auditorium } = inFolder({ 'a.yaml': warned });
  const plain = await auditorium(['check', 'a.yaml']);
  const off = await auditorium(['check', 'a.yaml'], { isTerminal: true, env: { NO_COLOR: '1' } });
  const colored = await auditorium(['check', 'a.yaml'], { isTerminal: true });
  const forced = await auditorium(['check', 'a.yaml'], { env: { FORCE_COLOR: '1' } });
  expect(off.out).toBe(plain.out);
  expect(forced.out).toBe(colored.out);
  expect(colored.out).toContain('\u001b[33mwarning\u001b[39m');
  // oxlint-disable-next-line no-control-regex
  expect(colored.out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
});

it('answers for an older server', async () => {
  const every = `${head}- level: Metadata\n  resources: [{ group: "*" }]\n- level: Metadata\n`;
  const { auditorium } = inFolder({ 'a.yaml': every });
  expect((await auditorium(['check', '--kubernetes', '1.36', 'a.yaml'])).code).toBe(0);
  expect((await auditorium(['check', '--kubernetes', '1.35', 'a.yaml'])).code).toBe(1);
});

describe('--extract', () => {
  const configMap = `kind: ConfigMap\ndata:\n  policy.yaml: |\n${warned.replaceAll(/^/gm, '    ')}`;

  it('checks the policy inside another file, at its place there', async () => {
    const { auditorium } = inFolder({ 'cm.yaml': configMap });
    const ran = await auditorium(['check', '--extract', 'cm.yaml']);
    expect(ran.out).toContain(
      'cm.yaml:8:7: warning: kube-apiserver: unknown field "rules[0].verb"',
    );
    expect(ran.out).toContain('  > 8 │   verb: ["get"]');
    expect(ran.out).toContain('cm.yaml (data.policy.yaml): accepted');
  });

  it('searches directories for them', async () => {
    const { auditorium } = inFolder({
      'setup.sh': `cat > policy.yaml <<'EOF'\n${rejected}EOF\n`,
      'other.sh': 'echo audit\n',
    });
    const ran = await auditorium(['check', '--extract', '.', '--format', 'github']);
    expect(ran.out).toMatch(/^::error file=setup\.sh,line=5,/);
    expect(ran.code).toBe(1);
  });

  it('says so without the option', async () => {
    const { auditorium } = inFolder({ 'cm.yaml': configMap });
    const ran = await auditorium(['check', 'cm.yaml']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('contains an audit policy');
  });
});

describe('formats', () => {
  it('json', async () => {
    const { auditorium } = inFolder({ 'a.yaml': warned });
    const ran = await auditorium(['check', '--format', 'json', 'a.yaml']);
    expect(JSON.parse(ran.out)).toEqual({
      version: 1,
      kubernetes: '1.37',
      files: [
        {
          file: 'a.yaml',
          outcome: 'warned',
          error: null,
          problems: [
            {
              code: 'unknown-field',
              source: 'kube-apiserver',
              severity: 'warning',
              message: 'unknown field "rules[0].verb"',
              advice:
                'Unknown field verb is ignored, so the rule is not limited to these verbs. Did you mean verbs?',
              rule: 1,
              line: 5,
              column: 3,
              endLine: 5,
              endColumn: 7,
              fix: 'Rename to verbs',
            },
          ],
        },
      ],
    });
  });

  it('github escapes what would end a property or a line', async () => {
    const { auditorium } = inFolder({ 'a,b:c.yaml': rejected });
    const ran = await auditorium(['check', '--format', 'github', 'a,b:c.yaml']);
    expect(ran.out).toMatch(
      /^::error file=a%2Cb%3Ac\.yaml,line=4,endLine=4,col=10,endColumn=20,title=kube-apiserver%3A level-unknown::.*%0A/,
    );
  });

  it.each([
    ['C:\\repo\\a b.yaml', true, 'file:///C:/repo/a%20b.yaml'],
    ['sub\\a.yaml', true, 'sub/a.yaml'],
    ['sub\\a.yaml', false, 'sub%5Ca.yaml'],
    ['/a%b.yaml', false, 'file:///a%25b.yaml'],
    ['a:b.yaml', false, 'a%3Ab.yaml'],
  ])('sarif names %s', (name, windows, uri) => {
    expect(uriOf(name, windows)).toBe(uri);
  });

  it('sarif: a name in the policy is no link', async () => {
    const { auditorium } = inFolder({ 'a.yaml': `${good}  "[a](http://b){0}": 1\n` });
    const ran = await auditorium(['check', '--format', 'sarif', 'a.yaml']);
    expect(ran.out).toContain('\\\\[a\\\\](http://b){{0}}');
  });

  it('sarif: rules, levels and places', async () => {
    const { auditorium } = inFolder({ 'with space.yaml': warned });
    const ran = await auditorium(['check', '--format', 'sarif', 'with space.yaml']);
    const { runs } = JSON.parse(ran.out) as { runs: [{ tool: object; results: object[] }] };
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'unknown-field',
        ruleIndex: 0,
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'with%20space.yaml' },
              region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 7 },
            },
          },
        ],
      },
    ]);
  });
});
