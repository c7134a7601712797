import { describe, expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { readPolicy } from '../document/readPolicy';
import { replacedCharacters, unseen } from './characters';
import { linesOf } from './lines';
import { marks } from './marks';
import { repairOf } from './repair';
import { scoreOf } from './score';
import { but, each, lines, policy } from '../testing/copiedPolicy';

const escaped = policy.replaceAll('"', '\\"').replaceAll('\n', '\\n');
const outsideComments = (change: (line: string) => string) =>
  each((line) => (line.includes('#') ? line : change(line)));

function repaired(text: string) {
  const reading = readPolicy(text, newestKubernetes);
  const repair = resultOf(repairOf(text, reading, newestKubernetes));
  return repair && { ...repair, text: applyEdits(text, repair.edits) };
}

describe('takes out what copying left, and gives the policy back byte for byte', () => {
  it.each<[kind: string, text: string]>([
    ['a stray EOF', `${policy}EOF\n`],
    ['a stray EOF', `${policy}EOF\nEOF`],
    ["a stray 'EOF'", `${policy}'EOF'\n`],
    ['a stray END_OF_POLICY', `${policy}END_OF_POLICY\n`],
    ['a stray :wq', `${policy}:wq\n`],
    ['a stray :x', `${policy}:x`],
    ['a stray (END)', `${policy}(END)`],
    ['a stray -- INSERT --', `${policy}-- INSERT --\n`],
    ['a message of an editor and a stray ~', `${policy}~\n~\n"audit.yaml" 16L, 410B`],
    ['a message of an editor', `${policy}^C\n`],
    ['a Markdown fence', `\`\`\`yaml\n${policy}\`\`\`\n`],
    ['a Markdown fence', `\`\`\`yaml title="audit.yaml"\n${policy}\`\`\`\n`],
    ['a Markdown fence', `~~~\n${policy}~~~`],
    ['a Markdown fence', `${policy}\`\`\`\n`],
    ['a label of a page', `yaml\nCopy code\n${policy}`],
    ['a file name', `audit-policy.yaml\n${policy}`],
    ['a shell prompt', `$ cat audit.yaml\n${policy}$ \n`],
    ['a shell prompt', `[root@cp1 kubernetes]# cat audit.yaml\n${policy}[root@cp1 kubernetes]# `],
    ['a shell prompt', `me@host:~/k8s$ cat audit.yaml\n${policy}me@host:~/k8s$`],
    ['a shell prompt', `PS C:\\Users\\me> type audit.yaml\n${policy}PS C:\\Users\\me> \n`],
    ['a shell prompt', `~/k8s ❯ bat audit.yaml\n${policy}`],
    ['a shell command', `sudo vi /etc/kubernetes/audit.yaml\n${policy}`],
    ['the head of a heredoc', `cat <<EOF > audit.yaml\n${policy}`],
    ['the head of a heredoc', `sudo tee /etc/audit.yaml <<-'EOF'\n${policy}`],
    [
      'the head of a heredoc, a shell prompt, quote marks (>) and a stray EOF',
      `$ cat <<EOF > f\n${each((line) => `> ${line}`)}> EOF\n$ `,
    ],
    ['line numbers', each((line, number) => `${number} ${line}`)],
    ['line numbers', each((line, number) => `${number}: ${line}`)],
    ['line numbers', each((line, number) => `${number}. ${line}`)],
    ['line numbers', each((line, number) => `${number}${line}`)],
    ['line numbers', each((line, number) => `${String(number).padStart(4)}  ${line}`)],
    ['line numbers', each((line, number) => `${String(number).padStart(6)}\t${line}`)],
    ['line numbers', each((line, number) => `${String(number).padEnd(4)}${line}`)],
    ['line numbers', each((line, number) => `${String(number).padStart(2, '0')} ${line}`)],
    ['line numbers', each((line, number) => `${String(number).padStart(4)} │ ${line}`)],
    ['line numbers', each((line, number) => `audit.yaml:${number}:${line}`)],
    ['line numbers', each((line, number) => `${number + 40}\n${line}`)],
    ['line numbers', `${lines.map((_, index) => `${index + 1}\n`).join('')}${policy}`],
    ['quote marks (>)', each((line) => `> ${line}`)],
    ['quote marks (>)', each((line) => `>${line}`)],
    ['quote marks (>)', each((line) => `> > ${line}`.trimEnd())],
    [
      'a label of a page and quote marks (>)',
      `On Mon, Jan 1, A wrote:\n${each((line) => `> ${line}`)}`,
    ],
    ['table columns (|)', each((line) => `| ${line}`)],
    ['table columns (|)', each((line) => ` | | ${line}`)],
    ['table columns (|)', each((line) => `| ${line.padEnd(60)} |`)],
    ['table columns (|)', each((line) => `│${line.padEnd(60)}│`)],
    ['diff marks', each((line) => `+${line}`)],
    ['diff marks', each((line) => `+ ${line}`)],
    ['diff marks', each((line) => `-${line}`)],
    [
      'diff marks',
      `diff --git a/x b/x\nindex 000..123\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,16 @@\n${each((line) => `+${line}`)}\\ No newline at end of file\n`,
    ],
    [
      'diff marks',
      `@@ -1,3 +1,4 @@\n${each((line, number) => `${number % 3 ? ' ' : '+'}${line}`)}-  - level: None\n`,
    ],
    ['comment marks (//)', each((line) => `// ${line}`)],
    ['terminal colors', each((line) => `\u001b[32m${line}\u001b[0m`)],
    ['escaped line breaks', escaped],
    ['escaped line breaks', `"${escaped}"`],
    ['no-break spaces', outsideComments((line) => line.replaceAll(' ', '\u00a0'))],
    ['no-break spaces', outsideComments((line) => line.replaceAll('  ', '\u3000\u2003'))],
    ['zero-width characters', but('level', '\u200blevel')],
    ['zero-width characters', but('apiVersion', '\ufeffapiVersion')],
    ['typographic quotes', but('["get", "list"]', '[“get”, „list“]').replace('""', '“”')],
    ['full-width punctuation', outsideComments((line) => line.replaceAll(': ', '：'))],
    ['full-width punctuation', outsideComments((line) => line.replaceAll(', ', '， '))],
    ['typographic dashes', but('  - ', '  – ')],
    ['typographic dashes', but('- ', '• ')],
  ])('%s', (kind, text) => {
    const repair = repaired(text);
    expect(repair?.text.trimEnd()).toBe(policy.trimEnd());
    expect(repair?.says).toBe(`This text contains ${kind}, left over from copying.`);
  });

  it('calls tabs tabs', () => {
    const repair = repaired(but('      - group', '\t  - group').replace('    users', '\tusers'));
    expect(repair?.says).toBe('This text contains tabs. YAML is indented with spaces.');
    expect(readPolicy(repair?.text ?? '', newestKubernetes).policy).toEqual(
      readPolicy(policy, newestKubernetes).policy,
    );
  });

  it('takes out several kinds around each other', () => {
    const heredoc = `cat <<EOF > a.yaml\n${but('["get"', '[“get”')}EOF`.split('\n');
    const numbered = heredoc.map((line, index) => `${String(index + 1).padStart(3)} ${line}\n`);
    const repair = repaired(
      `> \`\`\`bash\n${numbered.map((line) => `> ${line}`).join('')}> \`\`\`\n`,
    );
    expect(repair?.text).toBe(policy);
    expect(repair?.title).toBe('Remove what copying left');
  });

  it('goes on to the slips', () => {
    const repair = repaired(
      `\`\`\`\n${but('level: None', 'level:None').replace('"get",', '"get".')}\`\`\`\n`,
    );
    expect(repair?.text).toBe(policy);
    expect(repair?.says).toBe(
      'This text contains a Markdown fence, left over from copying. A space is missing after a colon. There is a full stop or a semicolon where a list needs a comma.',
    );
  });

  it('only takes out what stands around a template', () => {
    const template = but('["admin"]', '["{{ admin }}"]');
    expect(repaired(`${template}EOF\n`)?.text).toBe(template);
    const control = policy.replace('rules:\n', 'rules:\n{{- if .Values.x }}\n') + '{{- end }}\n';
    expect(repaired(`\`\`\`\n${control}\`\`\`\n`)?.text).toBe(control);
    const quoted = but('"admin"', '“{{ “admin” }}"').replace('level: None', 'level:None');
    expect(repaired(quoted)).toBe(undefined);
  });
});

describe('repairs a slip with one likely repair', () => {
  it.each<[text: string, title: string, says: string]>([
    [but('"get", ', '"get". '), 'Change it to a comma', 'full stop or a semicolon'],
    [but('"get", ', '"get"; '), 'Change it to a comma', 'full stop or a semicolon'],
    [but('"get", ', '"get" '), 'Add the comma', 'A comma is missing'],
    [but('"get", ', '"get",, '), 'Remove the comma', 'a comma too many'],
    [but('"list"]', '"list"'), 'Add ] on line 11', 'A bracket'],
    [but('["get"', '"get"'), 'Add [ on line 11', 'A bracket'],
    [but('"secrets"]', '"secrets"]]'), 'Remove ] on line 14', 'A bracket'],
    [but('["get", "list"]', '[["get", "list"]'), 'Remove [ on line 11', 'A bracket'],
    [but('"admin"]', '"admin")'), 'Change ) to ] on line 17', 'A bracket'],
    [but('"list"]', '"list"}'), 'Change } to ] on line 11', 'A bracket'],
    [but('["admin"]', '{"admin"}'), 'Change the braces to brackets', 'braces around a list'],
    [`${policy}}\n`, 'Remove } on line 18', 'A bracket'],
    [but('"get"', '"get'), 'Add " on line 11', 'A quotation mark'],
    [but('"secrets"', '"secrets'), 'Add " on line 14', 'A quotation mark'],
    [but('"secrets"', '"secrets\''), `Change ' to " on line 14`, 'A quotation mark'],
    [but('level: ', 'level:'), 'Add the space after the colon', 'A space is missing'],
    [but('kind: ', 'kind :'), 'Add the space after the colon', 'A space is missing'],
    [but('level: Metadata', 'level Metadata'), 'Add the colon', 'A colon is missing'],
    [but('rules:', 'rules'), 'Add the colon', 'A colon is missing'],
    [but('level: Metadata', 'level = Metadata'), 'Change it to a colon', 'An equals sign'],
    [but('- level', '-level'), 'Add the space after the dash', 'A space is missing after a dash'],
    [but('      - group', '        group'), 'Add the dash', 'A dash is missing'],
    [but('  - level: Metadata', '    level: Metadata'), 'Add the dash', 'A rule has two levels'],
    [but('  - "RequestReceived"', '  "RequestReceived"'), 'Add the dash', 'A dash is missing'],
    [but('    verbs', '   verbs'), 'Move the line to its column', 'not in the column'],
    [but('    verbs', '     verbs'), 'Move the line to its column', 'not in the column'],
    [but('  - level: Request', '   - level: Request'), 'Move the line to its column', 'column'],
    [but('Policy\n', 'Policy,\n'), 'Remove the punctuation at the end of lines', 'as in JSON'],
    [each((line) => line.trimStart()), 'Set the indentation', 'names of the fields'],
  ])('%#', (text, title, says) => {
    const repair = repaired(text);
    expect([repair?.title, repair?.says.includes(says)]).toEqual([title, true]);
    expect(readPolicy(repair?.text ?? '', newestKubernetes).policy).toEqual(
      readPolicy(policy, newestKubernetes).policy,
    );
    if (title !== 'Add the space after the colon' && says !== 'A bracket')
      expect(repair?.text.replaceAll(/\s/g, '')).toBe(repair && policy.replaceAll(/\s/g, ''));
  });

  it('adds back a space in the name of a group or user', () => {
    const text = but('"admin"', 'system: admin');
    expect(repaired(text)?.text).toBe(but('"admin"', 'system:admin'));
  });

  it.each([
    ['{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None",}]}'],
    ['{"apiVersion":"audit.k8s.io/v1"\n"kind":"Policy"\n"rules":[{"level":"None"}]}'],
    ['{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}'],
  ])('JSON: %s', (text) => {
    expect(readPolicy(repaired(text)?.text ?? '', newestKubernetes).policy?.rules).toHaveLength(1);
  });
});

describe('leaves alone what it does not understand', () => {
  it.each([
    ['nothing at all', 'hello'],
    ['a list of numbers', '1\n2\n3\n'],
    ['prose with a mark', '> Some words\n> and more\n'],
    ['an unknown kind', but('kind: Policy', 'kind: Pod')],
    ['a wrong level only', but('level: None', 'level: Nothing')],
    ['binary', '\u0000\u0001\u0002'],
    ['a value below the last rule', `${policy}secrets\n`],
    ['a rule below other lines', `${policy}and then\n- level: [\n`],
    ['a file around it', `x: [\ndata:\n${policy}`],
  ])('%s', (_name, text) => {
    expect(repaired(text)).toBe(undefined);
  });
});

it('answers a long text of each kind in many small steps', () => {
  const long = `${policy}${'  - level: Metadata\n    users: ["somebody"]\n'.repeat(1_000)}`;
  const wrap = (mark: string) => long.replaceAll(/^/gm, mark);
  for (const text of [
    wrap('> '),
    `${long}EOF\n`,
    `\`\`\`\n${long}\`\`\`\n`,
    long.replaceAll(' ', '\u00a0'),
  ]) {
    const steps = repairOf(text, readPolicy(text, newestKubernetes), newestKubernetes);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect(count).toBeGreaterThan(20);
    expect(step.value).toBeDefined();
  }
});

describe('no number is too many', () => {
  const count = 150_000;

  it('of lines', () => {
    const text = Array.from({ length: count }, (_, at) => `${at + 1} # c\n`).join('');
    const found = marks.map(({ find }) => resultOf(find(linesOf(text), text)).length);
    expect(found).toContain(count);
  });

  it('of blank lines', () => {
    const text = '\n'.repeat(count);
    const lines = linesOf(text);
    const found = [...unseen, ...replacedCharacters].flatMap(({ find }) =>
      resultOf(find(lines, text)),
    );
    expect(found).toEqual([]);
  });

  it('of errors', () => {
    const [first] = readPolicy('a: 1', newestKubernetes).problems;
    const problems = Array.from({ length: count }, () => first!);
    expect(scoreOf({ ...readPolicy('a: 1', newestKubernetes), problems })).toHaveLength(3);
  });
});

it('a tab that is no indentation costs no further loads', () => {
  const pauses = (between: string) => {
    const text = `> ${policy.trimEnd()} # a${between}b\n- level: [\n`.replaceAll('\n', '\n> ');
    const steps = repairOf(text, readPolicy(text, newestKubernetes), newestKubernetes);
    let count = 0;
    while (!steps.next().done) count++;
    return count;
  };
  expect(pauses('\t')).toBe(pauses(' '));
});
