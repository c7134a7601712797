import { many } from './many';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const rule = '- level: None\n';

/** A policy of many rules, each line changed. */
const lines = (mark: string) => (size: number) => {
  const count = size / (rule.length + mark.length) - 4;
  return (head + rule.repeat(Math.max(0, count))).replace(/^(?=.)/gm, mark);
};
/** A policy with many lines behind it. */
const after = (piece: string) => (size: number) => head + many(size - head.length, piece);
/** A policy with many lines before and behind it. */
const around = (before: string, behind: string) => (size: number) =>
  many(size / 2, before) + head + many(size / 2 - head.length, behind);

/** Texts that are expensive to tell from a policy: templates, and what copying leaves around one. */
export const hostilePastes: Readonly<Record<string, (size: number) => string>> = {
  'expressions of Helm': (size) => many(size, '{{ }}'),
  'expressions of Helm as values': after('- level: {{ }}\n'),
  'lines of Mako': (size) => many(size, '% if\n'),
  'lines of Mako in a policy': after('% if\n'),
  'variables of a shell as values': after('- level: ${A}\n'),
  'variables of a shell': (size) => many(size, '${A} '),
  'comments with CRLF': (size) => many(size, '# c\r\n') + head,
  'prompts of a shell': (size) => many(size, '$ ls\n'),
  'prompts before a policy': around('$ ls\n', '# c\n'),
  'prompts in a plain string': (size) => `a: ${many(size, '$ ls\n  ')}`,
  'a policy behind prompts': lines('$ '),
  'a policy in quotation marks': lines('> '),
  'a policy from a diff': lines('+'),
  'no-break spaces': lines('\u00a0'),
  'a line of no-break spaces': (size) => `${head}x: ${'\u00a0'.repeat(size)}`,
  'zero-width spaces': lines('\u200b'),
  'fences in layers': around('```\n', '```\n'),
  'named fences in layers': around('```yaml\n', '```\n'),
  'smart quotes': after('- level: “None”\n'),
  'full-width colons': after('- level：None\n'),
  'tabs after dashes': after('-\tlevel: None\n'),
  'ends of heredocs': after('EOF\n'),
  'heredocs in heredocs': (size) => many(size, `cat <<EOF\n${head}`),
  'colons without spaces': after('- level:None\n'),
  'commas after values': after('- level: None,\n'),
  'open lists': after('- level: None\n  users: [a\n'),
  'open quotes': after('- level: "None\n'),
  'rules without dashes': after('level: None\n'),
  'a group of dots': (size) => `${head}  resources: [{group: "${'.'.repeat(size)}"}]\n`,
  'empty maps in an unknown field': (size) => `${head}x: [${many(size, '{},')}]\n`,
  'stages omitted, and empty lists of them': (size) =>
    head.replace('rules:', 'omitStages: [RequestReceived]\nrules:') +
    many(size, '- {level: Metadata, omitStages: []}\n'),
  'keys before a policy': (size) =>
    `${many(size, (at) => `k${at}: {}\n`)}auditPolicy:\n${head.replace(/^(?=.)/gm, '  ')}`,
  'blank lines and spaces': after('\n '),
  'blank lines and spaces in quotes': (size) => `${head}x: "${'\n '.repeat(size / 2)}"\n`,
  'blank lines and spaces in a plain string': (size) => `${head}x: a${'\n '.repeat(size / 2)}\n`,
  'comments in a list': (size) => `${head}x: [${many(size, '#|\n ')}]\n`,
  'spaces between line separators': (size) => `${head}x: "${'\u2028 '.repeat(size / 2)}"\n`,
};
