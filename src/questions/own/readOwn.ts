import { nearest } from '../../analysis/nearest';
import { matchFields, matchListFields } from '../../audit/match';
import { levels, newestKubernetes, stages, type Level, type PolicyRule } from '../../audit/types';
import { validatePolicy } from '../../audit/validation';
import { yamlValue } from '../../requests/safeYaml';
import { entriesIn } from '../../workspace/entriesIn';
import type { Demand, Filter, Question } from '../question';

/** Questions of the user's own, or the first thing that is wrong with them, as a sentence. */
export type OwnQuestions =
  | { readonly questions: readonly Question[] }
  | { readonly refused: string };

/** So many questions at most in a file. */
export const questionsAtMost = 200;

class Wrong extends Error {}

/**
 * Reads questions from a text: a list, or a map with `questions`. Each has `title`, `about` (one filter or several, with a
 * rule's fields), `atLeast` or `atMost`, and may have `code`, `except`, `never`, `why`. Never throws.
 */
export function readOwn(text: string): OwnQuestions {
  const read = yamlValue(text);
  if ('refused' in read) {
    const line = read.line === undefined ? '' : `Line ${read.line + 1}: `;
    return { refused: `${line}${read.refused}` };
  }
  return questionsFrom(read.value);
}

/** Reads questions from data of any origin, as readOwn does from a text. Never throws. */
export function questionsFrom(value: unknown): OwnQuestions {
  try {
    const map = entriesIn(value);
    const list = map?.has('questions') === true ? map.get('questions') : value;
    if (!Array.isArray(list) || list.length === 0)
      throw new Wrong(
        'This is no list of questions. Begin with "questions:" and an item below it.',
      );
    if (list.length > questionsAtMost)
      throw new Wrong(`These are more than ${questionsAtMost} questions.`);
    const questions = list.map((each, at) => questionFrom(each, at));
    const seen = new Set<string>();
    for (const { code } of questions) {
      if (seen.has(code)) throw new Wrong(`Two questions have the code ${code}.`);
      seen.add(code);
    }
    return { questions };
  } catch (error) {
    if (error instanceof Wrong) return { refused: error.message };
    throw error;
  }
}

/**
 * Reads one filter, as YAML with a rule's fields, and makes a question of it. An empty text is every request. Never throws.
 */
export function ownQuestion(
  filter: string,
  must: Demand,
  title: string,
): { readonly question: Question } | { readonly refused: string } {
  const read = yamlValue(filter);
  if ('refused' in read) return read;
  try {
    const about =
      read.value === null || read.value === undefined ? {} : filterFrom(read.value, 'The filter');
    return { question: made({ code: 'own', title, parts: [{ about, must }], why: '' }) };
  } catch (error) {
    if (error instanceof Wrong) return { refused: error.message };
    throw error;
  }
}

const keys = ['title', 'code', 'about', 'except', 'atLeast', 'atMost', 'never', 'why'];

function questionFrom(value: unknown, at: number): Question {
  const name = `Question ${at + 1}`;
  const given = mapOf(value);
  if (!given) throw new Wrong(`${name} is no map with title, about and a level.`);
  known([...given.keys()], keys, name);
  const text = (key: string) => {
    const found = given.get(key);
    if (found === undefined || found === null) return undefined;
    if (typeof found !== 'string' || found.trim() === '' || found.length > 1000)
      throw new Wrong(`${name}: ${key} is no text.`);
    return found.trim();
  };
  const code = text('code') ?? `own-${at + 1}`;
  if (!/^[\w.-]{1,80}$/.test(code))
    throw new Wrong(`${name}: a code has letters, digits, hyphens and full stops only.`);
  const must: Demand = {
    ...(given.has('atLeast') && { atLeast: levelFrom(given.get('atLeast'), `${name}: atLeast`) }),
    ...(given.has('atMost') && { atMost: levelFrom(given.get('atMost'), `${name}: atMost`) }),
    ...(given.has('never') && {
      never: oneOf(stages, given.get('never'), `${name}: never`),
    }),
  };
  if (Object.keys(must).length === 0)
    throw new Wrong(`${name} says nothing that must hold. Add atLeast or atMost with a level.`);
  const about = given.get('about');
  const parts = (Array.isArray(about) ? about : [about ?? {}]).map((each) => ({
    about: filterFrom(each, `${name}: about`),
    must,
  }));
  const except = given.get('except');
  const exceptions = (Array.isArray(except) ? except : except === undefined ? [] : [except]).map(
    (each) => filterFrom(each, `${name}: except`),
  );
  const title = text('title');
  if (title === undefined) throw new Wrong(`${name} has no title.`);
  return made({ code, title, parts, why: text('why') ?? '', except: exceptions });
}

function made(question: Pick<Question, 'code' | 'title' | 'parts' | 'why' | 'except'>): Question {
  const must = question.parts[0]?.must ?? {};
  const { atLeast, atMost, never } = must;
  const wanted = [
    atLeast && `at level ${atLeast} or above`,
    atMost && `at level ${atMost} or below`,
    never && `never at the stage ${never}`,
  ].filter(Boolean);
  return {
    ...question,
    kind: 'check',
    claim: `${everyRequest(question)} is recorded ${wanted.join(', ')}.`,
  };
}

/** "Every request that `{"verbs":["get"]}` matches": in the words of the filters, so that a report says what was asked. */
function everyRequest({ parts, except = [] }: Pick<Question, 'parts' | 'except'>): string {
  const about = parts.map((part) => part.about);
  const isAll = about.some((filter) => Object.keys(filter).length === 0);
  const which = isAll ? '' : ` that ${filtersText(about)} matches`;
  return `Every request${which}${except.length > 0 ? `, except what ${filtersText(except)} matches,` : ''}`;
}

/** Longer filters are cut off. */
const filterAtMost = 300;

function filtersText(filters: readonly Filter[]): string {
  const texts = filters.map((filter) => JSON.stringify(filter).replaceAll('`', "'"));
  return texts
    .map((text) => (text.length > filterAtMost ? `${text.slice(0, filterAtMost)}…` : text))
    .map((text) => `\`${text}\``)
    .join(' or ');
}

const levelFrom = (value: unknown, name: string): Level => oneOf(levels, value, name);

function oneOf<Value extends string>(
  values: readonly Value[],
  value: unknown,
  name: string,
): Value {
  const found = values.find((each) => each === value);
  if (found === undefined) throw new Wrong(`${name} is not one of ${values.join(', ')}.`);
  return found;
}

function known(given: readonly string[], all: readonly string[], name: string): void {
  const strange = given.find((key) => !all.includes(key));
  if (strange === undefined) return;
  const close = nearest(strange, all);
  const advice = close === undefined ? `Known are ${all.join(', ')}.` : `Did you mean ${close}?`;
  throw new Wrong(`${name} has no field ${strange.slice(0, 80)}. ${advice}`);
}

const mapOf = (value: unknown) => (Array.isArray(value) ? undefined : entriesIn(value));

/** Checks a filter as kube-apiserver checks a rule. */
function filterFrom(value: unknown, name: string): Filter {
  const given = mapOf(value);
  if (!given) throw new Wrong(`${name} is no map with the fields of a rule.`);
  known([...given.keys()], matchFields, name);
  const filter: Filter = {};
  for (const key of matchListFields) {
    if (given.has(key)) filter[key] = stringsFrom(given.get(key), `${name}: ${key}`);
  }
  if (given.has('resources')) {
    const list = given.get('resources');
    if (!Array.isArray(list)) throw new Wrong(`${name}: resources is no list.`);
    filter.resources = list.map((each) => {
      const entry = entriesIn(each);
      if (!entry)
        throw new Wrong(`${name}: an item of resources is a map with group and resources.`);
      known([...entry.keys()], ['group', 'resources', 'resourceNames'], `${name}: resources`);
      const group = entry.get('group');
      if (group !== undefined && typeof group !== 'string')
        throw new Wrong(`${name}: group is no string.`);
      const strings = (key: 'resources' | 'resourceNames') =>
        entry.has(key) && { [key]: stringsFrom(entry.get(key), `${name}: ${key}`) };
      return {
        ...(group !== undefined && { group }),
        ...strings('resources'),
        ...strings('resourceNames'),
      };
    });
  }
  const rule: PolicyRule = { level: 'Metadata', ...filter };
  const [error] = validatePolicy({ rules: [rule] }, newestKubernetes);
  if (error) throw new Wrong(`${name}: ${error.text.replace(/^rules\[0\]\.?/, '')}.`);
  return filter;
}

function stringsFrom(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw new Wrong(`${name} is no list of strings.`);
  return value.slice();
}
