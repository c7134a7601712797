// @vitest-environment jsdom
import { waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, openPage, small } from '../../testing/page/openPage';

preparePage();

it('before → after says what differs of every request, where no sample request shows it', async () => {
  const page = await openPage(small);
  const bar = () => page.inside.getByRole('group', { name: 'Before and after' });
  const says = (words: string) => waitFor(() => expect(bar().textContent).toContain(words));
  click(page.button('Compare before and after'));
  await waitFor(() => expect(bar().textContent).toContain('No changes.'));
  page.replace(`${small}# the same\n`);
  await says('Equal for every request:');

  const rule = '  - level: Request\n    namespaces: [unseen]\n';
  page.replace(small.replace('  - level: None\n', `${rule}$&`));
  await says(
    'No changes.Of every request: Every resource request in unseen: None → Request, not on arrival (RequestReceived), except what rule 1 matches.',
  );
  click(within(bar()).getByRole('button', { name: 'Show such a request' }));
  const { requests, selectedRequest } = page.store.getState();
  const shown = requests.find(({ id }) => id === selectedRequest);
  expect(shown).toMatchObject({ command: 'jane: get pods web -n unseen', kinds: ['Yours'] });
  // Now it is in the list, so it is among the changes.
  await says('1 request changed from None to Request.');
});
