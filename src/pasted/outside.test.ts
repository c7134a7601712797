import { describe, expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { readPolicy } from '../document/readPolicy';
import { repairOf } from './repair';
import { but, each, policy } from '../testing/copiedPolicy';

function repaired(text: string) {
  const reading = readPolicy(text, newestKubernetes);
  const repair = resultOf(repairOf(text, reading, newestKubernetes));
  return repair && { ...repair, text: applyEdits(text, repair.edits) };
}

describe('takes out the words of pages, mails and terminals', () => {
  it.each<[kind: string, text: string]>([
    [
      'diff marks',
      `commit 0123abc\nAuthor: A <a@b.c>\n\n    add it\n\ndiff --git a/x b/x\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,16 @@\n${each((line) => `+${line}`)}`,
    ],
    ['a mark of a code block and quote marks (>)', `0a1,16\n${each((line) => `> ${line}`)}`],
    ['lines above the policy', `PS> cat audit.yaml\n${policy}`],
    ['lines above the policy', `Hi,\n\nthis is our policy:\n\n${policy}`],
    ['lines above the policy', `30 lines (27 loc) · 1020 Bytes\n${policy}`],
    ['lines above the policy and lines below the policy', `cp $ cat a\n${policy}cp $ \n`],
    [
      'a shell prompt and lines above the policy',
      `$ kubectl apply -f a\nerror: no matches for kind "Policy" in version "audit.k8s.io/v1"\n${policy}`,
    ],
    ['lines below the policy', `${policy}Connection to cp1 closed.\n`],
    ['lines below the policy', `${policy}-- \nJane Doe\nPlatform team\n`],
    [
      'lines below the policy',
      `${policy}                 [ Read 16 lines ]\n^G Help      ^O Write\n`,
    ],
    ['a message of an editor', `${policy}[0] 0:bash* 1:vim-     "cp1" 10:33\n`],
    [
      'lines above the policy and line numbers',
      `cp $ cat -n a\n${each((line, n) => `${n}\t${line}`)}`,
    ],
    ['a mark of a code block', `{code:title=a.yaml|borderStyle=solid}\n${policy}{code}`],
    ['a mark of a code block', `[source,yaml]\n----\n${policy}----\n`],
    ['a mark of a code block', `{{< highlight yaml >}}\n${policy}{{< /highlight >}}\n`],
    ['a mark of a code block', `{% highlight yaml %}\n${policy}{% endhighlight %}\n`],
    ['a mark of a code block', `\\begin{lstlisting}\n${policy}\\end{lstlisting}\n`],
    ['a mark of a code block', `[CODE=yaml]${policy}[/CODE]`],
    [
      'a mark of a code block and line numbers',
      `───────┬─────\n${each((line, n) => `${n} │ ${line}`)}───────┴─────`,
    ],
    ['backquotes around every line', each((line) => (line === '' ? '' : `\`${line}\``))],
    [
      'quotation marks of a spreadsheet',
      each((line) => (line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line)),
    ],
    ['HTML entities', policy.replaceAll('"', '&quot;')],
    ['HTML tags and HTML entities', `<pre><code>${policy.replaceAll('"', '&#34;')}</code></pre>`],
    [
      'line numbers',
      each((line, number) => (number === 2 ? `${number}:${line}` : `${number}-${line}`)),
    ],
    ['line numbers', each((line, number) => `${number}.${line}`)],
    [
      'line numbers',
      each(
        (line, number) =>
          `${
            number === 5
              ? '5  '
              : Math.abs(number - 5)
                  .toString()
                  .padStart(3)
          } ${line}`,
      ),
    ],
    ['line numbers', but('\n\n', '\n12\n\n')],
    [
      'marks of git blame',
      each(
        (line, number) =>
          `^1a2b3c4 (A Person 2026-11-01 10:00:00 +0100 ${String(number).padStart(2)}) ${line}`,
      ),
    ],
    ['the same text before every line', each((line) => `audit.yaml:${line}`)],
    [
      'the same text before every line',
      each((line, n) => `Nov 29 10:00:${String(n).padStart(2, '0')} cp1 x[1]: ${line}`),
    ],
    ['table columns (|)', each((line) => `${line.padEnd(60)}│`)],
    ['end marks ($)', each((line) => `${line}^M$`)],
    ['carriage returns (^M)', each((line) => `${line}^M`)],
    ['control characters', but('level', '\u0000level')],
  ])('%s', (kind, text) => {
    const repair = repaired(text);
    expect(repair?.text.trimEnd()).toBe(policy.trimEnd());
    expect(repair?.says).toBe(`This text contains ${kind}, left over from copying.`);
  });

  it.each([
    ['a program', `x = [\n${each((line) => `  "${line.replaceAll('"', '')}\\n",`)}]\n`],
    [
      'an object of a program',
      `p = {\n  a: [\n  apiVersion: 'audit.k8s.io/v1',\n  kind: 'Policy',\n`,
    ],
    ['a damaged first line', `apiVersionudit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n`],
    ['a misspelled first line', `apiVrsion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level:None\n`],
    ['a heredoc in quotes', `sh -c "cat <<EOF\n${policy}EOF"\n[\n`],
  ])('leaves %s around it alone', (_name, text) => {
    expect(repaired(text)?.title ?? '').not.toMatch(/lines|copying/);
  });

  it('mends a first line without a space', () => {
    const text = policy.slice(policy.indexOf('apiVersion'));
    expect(repaired(text.replace('apiVersion: ', 'apiVersion:'))?.text).toBe(text);
  });

  it('takes words off the first line', () => {
    const text = policy.slice(policy.indexOf('apiVersion'));
    expect(repaired(`[10:33] Jane: ${text}`)?.text).toBe(text);
  });

  it('takes line breaks that are escaped as such, not as a policy without rules', () => {
    const text = policy.slice(policy.indexOf('apiVersion')).replace('/v1', '/v1 # ours');
    const pasted = JSON.stringify(text).slice(1, -1);
    expect(repaired(pasted)?.text).toBe(text);
  });
});
