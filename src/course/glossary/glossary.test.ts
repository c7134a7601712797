import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exercises } from '../exercises/list';
import { lessonIds } from '../types';
import { callers } from './callers';
import { events } from './events';
import { findTerms, glossary, letterOf, termOf } from './glossary';
import { policy } from './policy';
import { requests } from './requests';
import { server } from './server';

const lessons = join(import.meta.dirname, '../lessons');
const ids = glossary.map(({ id }) => id);

test('every term has an id of its own, in kebab case', () => {
  const themes = [policy, events, requests, callers, server];
  expect(ids.length).toBe(themes.flatMap((theme) => Object.keys(theme)).length);
  expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  const words = glossary.map(({ term }) => term.toLowerCase());
  expect(words.filter((word, index) => words.indexOf(word) < index)).toEqual([]);
});

test('terms are in the order of the alphabet', () => {
  const letters = glossary.map(letterOf);
  expect(letters).toEqual(letters.toSorted());
  expect(letters.filter((letter) => !/^[A-Z]$/.test(letter))).toEqual([]);
});

test('terms lead to other terms, and to lessons', () => {
  for (const { id, see = [], lesson } of glossary) {
    const dead = see.filter((other) => other === id || !termOf(other));
    expect({ id, dead, lesson }).toEqual({ id, dead: [], lesson });
    if (lesson) expect(lessonIds).toContain(lesson);
  }
});

test('terms are explained in one to three sentences', () => {
  const long = glossary.filter(({ text }) => {
    const sentences = text
      .replace(/`[^`]*`/g, 'code')
      .split(/(?<=[.?!])\s+/)
      .filter(Boolean);
    return sentences.length > 3 || !/[.?]$/.test(text);
  });
  expect(long.map(({ id }) => id)).toEqual([]);
});

test('links to terms, in lessons and exercises, lead somewhere', () => {
  const prose = readdirSync(lessons, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('lesson.en.mdx'))
    .map((name) => readFileSync(join(lessons, name), 'utf8'));
  const texts = [...prose, JSON.stringify(exercises), JSON.stringify(glossary)];
  const linked = texts.flatMap((text) =>
    [...text.matchAll(/#learn\/glossary\/([^\s)"'\\]*)/g)].map(([, id = '']) => id),
  );
  expect(linked.length).toBeGreaterThan(5);
  expect(linked.filter((id) => !termOf(id))).toEqual([]);
});

test.each([
  ['shell', 'exec'],
  ['shadowed', 'unreachable-rule'],
  ['STDOUT', 'audit-log-path'],
  ['401', 'failed-login'],
  ['kubectl drain', 'eviction'],
  ['omitstages', 'omit-stages'],
])('a search for %s finds %s', (search, id) => {
  expect(findTerms(search).map((each) => each.id)).toContain(id);
});

test('a search finds terms that have every word of it', () => {
  expect(findTerms(' ')).toEqual(glossary);
  expect(findTerms('kubectl')).not.toHaveLength(0);
  expect(findTerms('kubectl alchemy')).toEqual([]);
});
