// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { glossary } from '../../course/glossary/glossary';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

preparePage();
Element.prototype.scrollIntoView = () => {};

// By selector: by role, a hundred entries take seconds.
async function openGlossary(path: string) {
  const page = await openLearn(path);
  await page.sees('Audit policy');
  const search = page.container.querySelector('input');
  return {
    ...page,
    shown: () =>
      [...page.container.querySelectorAll<HTMLElement>('article')].map(
        ({ dataset }) => dataset['place'],
      ),
    search: (value: string) => search && fireEvent.change(search, { target: { value } }),
    focused: (id: string) =>
      waitFor(() => expect(document.activeElement?.getAttribute('data-place')).toBe(id)),
  };
}

const titled = (name: string) =>
  waitFor(() => expect(document.title).toBe(`${name} · Learn · Auditorium`));

it('the glossary is searched, and says when it has nothing', async () => {
  const page = await openGlossary('glossary');
  await titled('Glossary');
  page.search('kubectl drain');
  expect(page.shown()).toEqual(['eviction']);
  await page.sees('1 term found');
  page.search('alchemy');
  expect(page.shown()).toEqual([]);
  fireEvent.click(await page.button('Show all'));
  expect(page.shown()).toHaveLength(glossary.length);
});

it('a link to a term shows it, whatever was searched for', async () => {
  const page = await openGlossary('glossary/stage');
  await page.focused('stage');
  await titled('Stage');
  page.search('stage');
  expect(page.shown()).not.toContain('panic');
  await page.goTo('glossary/panic');
  await page.focused('panic');
  await page.goTo('glossary/alchemy');
  await page.sees('There is no term “alchemy”.');
});

it('a check is explained, with its lesson and term', async () => {
  const page = await openLearn('checks/wildcard');
  await page.sees('Wildcard that is not supported.');
  const link = (name: string) =>
    page.container.querySelector(`[data-place="wildcard"] a[href^="#learn/${name}"]`)?.textContent;
  expect(link('lesson/anatomy-of-a-rule/4')).toBe('Anatomy of a rule');
  expect(link('glossary/wildcard')).toBe('Wildcard');
});
