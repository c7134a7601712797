import { expect, test } from 'vitest';
import { encodeLink } from '../../storage/link';
import { linkedSide } from './linkedSide';

const text = 'kind: Policy\n';
const linkOf = (name?: string) =>
  encodeLink({
    shared: { text, kubernetes: '1.37', lineEnding: '\n', ...(name !== undefined && { name }) },
    view: {},
  }) ?? '';

test.each<[name: string, pasted: string, expected: object]>([
  ['an address', `https://a.example/x/#${linkOf('Prod')}`, { name: 'Prod', text }],
  [
    'an address of an embedded view',
    `https://a.example/embed.html?theme=dark#${linkOf()}`,
    { text },
  ],
  ['only the fragment', `#${linkOf()}`, { text }],
  ['without the #', ` ${linkOf()}\n`, { text }],
  ['with a bracket of a chat', `<https://a.example/#${linkOf()}>`, { text }],
  ['nothing', ' ', { refused: '' }],
  ['an address without a policy', 'https://a.example/', { refused: /not an Auditorium link/ }],
  ['a new workspace', 'https://a.example/#new', { refused: /not an Auditorium link/ }],
  ['a policy', text, { refused: /not an Auditorium link/ }],
  ['a cut link', `#${linkOf().slice(0, -2)}`, { refused: /damaged/ }],
  ['a later link', '#v9=abcd', { refused: /format version 9/ }],
])('%s', async (_name, pasted, expected) => {
  const side = await linkedSide(pasted);
  for (const [key, value] of Object.entries(expected)) {
    const given = new Map(Object.entries(side)).get(key);
    if (value instanceof RegExp) expect(given).toMatch(value);
    else expect(given).toBe(value);
  }
});
