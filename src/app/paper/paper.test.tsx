// @vitest-environment jsdom
import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { settle } from '../../state/settled';
import { mountStudio, preparePage } from '../../testing/page/mountStudio';
import { PaperFoot } from './PaperFoot';
import { loadPaper } from './usePaper';

preparePage();

const text = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata # all\n';

test('the policy is printed also before the handout is loaded', async () => {
  const { container } = await mountStudio({ text, name: 'Team' });
  const headings = () => [...container.querySelectorAll('[data-paper] :is(h1, h2)')];
  const print = (isOver = false) =>
    act(() => void window.dispatchEvent(new Event(isOver ? 'afterprint' : 'beforeprint')));
  const printed = () => {
    print();
    const parts = [
      headings().map((each) => each.textContent),
      container.querySelector('[data-paper] pre')?.textContent,
    ];
    print(true);
    return parts;
  };
  expect(printed()).toEqual([['Team'], text]);
  await loadPaper();
  expect(printed()).toEqual([['Team', 'Policy', 'Legend', 'Open this policy in Auditorium'], text]);
  expect(headings()).toEqual([]);
});

/** A text that cannot be compressed much. */
const long = (length: number) =>
  Array.from({ length: length / 8 }, (_, index) =>
    Math.imul(index + 1, 2654435761)
      .toString(36)
      .padStart(7, '0')
      .slice(-7),
  ).join(' ');

test.each<[name: string, text: string, isCoded: boolean, said: RegExp]>([
  ['a short policy', text, true, /^Open this policy in Auditorium\S+#v1=\S+$/],
  ['one that nobody types', `${text}# ${long(800)}`, true, /Auditorium[^#]+$/],
  [
    'one with a link that is too long for a code',
    `${text}# ${long(8000)}`,
    false,
    /This policy is too long for a QR code\. Ask its author for the link or the file, and open it here:http[^#]+$/,
  ],
  [
    'one that is too long for a link',
    ' '.repeat(1_100_000),
    false,
    /This policy is too long for a link\. Ask its author for the file, and open it here:http[^#]+$/,
  ],
])('the address: %s', (_name, text, isCoded, said) => {
  const store = createAppStore({ text });
  const followers = settle(store, () => {});
  const { container } = render(
    <StoreContext value={{ store, ...followers, root: { current: null } }}>
      <PaperFoot />
    </StoreContext>,
  );
  expect(container.querySelector('svg') !== null).toBe(isCoded);
  expect(container.textContent).toMatch(said);
});
