// @vitest-environment jsdom
import { act } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { panes } from '../state/state';
import { mountStudio, preparePage } from '../testing/page/mountStudio';

preparePage();

/** The selector of what phones hide; the name of the class is the build's. */
const hidden = () => {
  const css = readFileSync('src/app/App.module.css', 'utf8');
  const phones = css.slice(css.indexOf('@media (max-width: 700px)'));
  const selector = /^ *\.app(\S+ > \[data-once\]) \{\n *display: none;/m.exec(phones)?.[1];
  return `[data-studio]${selector}`;
};

test('banners are shown only in the first tab of a phone', async () => {
  const text = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
  const { store, container } = await mountStudio({ text, name: 'Theirs', standing: 'shared' });
  const hiddenIn = panes.map((pane) => {
    act(() => store.getState().showPane(pane));
    const banners = [...container.querySelectorAll(hidden())];
    return [pane, ...banners.map((banner) => banner.getAttribute('aria-label'))];
  });
  expect(hiddenIn).toEqual([
    ['YAML', 'Shared policy'],
    ['Rules', 'Shared policy'],
    ['Preview'],
    ['Problems', 'Shared policy'],
  ]);
});
