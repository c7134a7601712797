// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { jsonDiff } from '../../../audit/event/jsonDiff';
import { preparePage } from '../../../testing/page/mountStudio';
import { JsonDiff } from './JsonDiff';

preparePage();

const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`same${at}`, at]));
const before = { ...many, verb: 'get', pod: 'gone' };
const after = { ...many, verb: 'get', body: 'pod web' };

/** What is found after words were typed and Enter was pressed so often: what is said, the current line, what is unfolded. */
const rows: [words: string, enters: number, said: string, current: string | null, open: number][] =
  [
    ['pod', 0, '1 of 2 lines', 'body: pod web', 0],
    ['POD', 1, '2 of 2 lines', 'pod: gone', 0],
    ['pod', 2, '1 of 2 lines', 'body: pod web', 0],
    ['same3"', 0, '1 of 1 line', 'same3: 3', 1],
    ['nowhere', 0, 'not found', null, 0],
  ];
test.each(rows)(
  'Find in a comparison: %s, Enter %i times',
  (words, enters, said, current, open) => {
    const { getByLabelText, container } = render(
      <JsonDiff name="Comparison" lines={jsonDiff(before, after)}>
        {null}
      </JsonDiff>,
    );
    const field = getByLabelText('Find in the event');
    fireEvent.change(field, { target: { value: words } });
    for (let enter = 0; enter < enters; enter++) fireEvent.keyDown(field, { key: 'Enter' });
    expect(container.querySelector('[role="status"]')?.textContent).toBe(said);
    const line = container.querySelector('[data-current="true"]');
    expect(line?.textContent.replaceAll(/[",]/g, '').trim() ?? null).toBe(current);
    expect(container.querySelectorAll('details[open]')).toHaveLength(open);
  },
);
