import type { EmbeddedPolicy } from './embeddedPolicies';

/** What reads a file before anything else does. */
interface Evaluator {
  name: string;
  isOne: (holder: string, policy: EmbeddedPolicy) => boolean;
  /** How its expressions begin. Global. */
  begins: RegExp;
}

const hasScript = ({ layers }: EmbeddedPolicy) => layers.some(({ quotings }) => quotings);

const evaluators: readonly Evaluator[] = [
  {
    name: 'GitHub Actions',
    isOne: (holder) => /^["']?on["']?:/m.test(holder) && /^jobs:/m.test(holder),
    begins: /\$\{\{/g,
  },
  {
    name: 'Ansible',
    isOne: (holder) =>
      /^[ -]*(?:hosts|tasks|handlers|roles|become|notify|gather_facts|(?:ansible|kubernetes)\.\w+\.\w+):/m.test(
        holder,
      ),
    begins: /\{\{|\{[%#]/g,
  },
  {
    name: 'Docker Compose',
    isOne: (holder) => /^services:/m.test(holder) && /^[ \t]+image:/m.test(holder),
    begins: /\$[\w{$]/g,
  },
  // Templates: what evaluates one expression evaluates the next.
  { name: 'ERB', isOne: (holder) => /<%/.test(holder), begins: /<%/g },
  { name: 'ytt', isOne: (holder) => /^[ \t]*#@/m.test(holder), begins: /#@/g },
  {
    name: 'The template engine',
    isOne: (holder) => /\{\{|\{%|^##? *template: *jinja/.test(holder),
    begins: /\{\{|\{[%#]/g,
  },
  {
    name: 'Variable substitution',
    isOne: (holder, policy) => !hasScript(policy) && /\$\{\w+/.test(holder),
    begins: /\$\{/g,
  },
];

/**
 * Returns a sentence if the tool that reads a file would evaluate something in an edited policy that it does not
 * evaluate in the one that is there.
 */
export function evaluatedIn(
  holder: string,
  old: EmbeddedPolicy,
  policy: string,
): string | undefined {
  for (const { name, isOne, begins } of evaluators) {
    const added = policy.match(begins) ?? [];
    if (added.length <= (old.text.match(begins)?.length ?? 0) || !isOne(holder, old)) continue;
    return `${name} would evaluate ${added[0]} in that file.`;
  }
  return undefined;
}
