import type { Demand, Question } from '../question';
import { questionSets } from '../questions';

const introduction = `# Questions

<!-- Written by \`npm run questions\` from src/questions/asked. Edit the questions there. -->

What the page **Prove** of the studio, at \`#prove\`, and [\`auditorium prove\`](command-line.md#prove) ask a policy. Each is about every request that
there can be, and is answered with a proof or with requests: see [Proofs](proofs.md). A **check** should be answered yes. A **list**
asks for the rules and requests that make its claim false; what is right depends on you.

Benchmarks contradict each other, and none fits every cluster: choose.`;

/** Returns docs/questions.md: an index by set, then every question. */
export function questionsPage(): string {
  const index = questionSets.map(({ id, title, questions }) => {
    const links = questions.map(({ code }) => `[${code}](#${code})`);
    return `- **${title}** (\`${id}\`): ${links.join(', ')}`;
  });
  const sections = questionSets.flatMap(({ title, questions }) => [
    `## ${title}`,
    ...questions.map(section),
  ]);
  return `${[introduction, index.join('\n'), ...sections].join('\n\n')}\n`;
}

function section({ code, title, kind, claim, why, source, parts }: Question): string {
  const wanted = [...new Set(parts.map(({ must }) => demandText(must)))];
  const label = kind === 'check' ? 'Check' : 'List';
  return [
    `### ${code}`,
    `**${title}** ${label}, ${wanted.join('; ')}.${source ? ` From ${source.name}, ${source.place}.` : ''}`,
    `${claim} ${why}`,
  ].join('\n\n');
}

/** What must be recorded, in a few words. */
export function demandText({ atLeast, atMost, never, withoutManagedFields }: Demand): string {
  return [
    atLeast && `at least ${atLeast}`,
    atMost && (atMost === 'None' ? 'nothing recorded' : `at most ${atMost}`),
    never && `never at stage ${never}`,
    withoutManagedFields && `without managed fields from ${withoutManagedFields} on`,
  ]
    .filter(Boolean)
    .join(', ');
}
