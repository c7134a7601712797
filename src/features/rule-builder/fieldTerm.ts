import { sentenceOrder } from '../../analysis/sentences/ruleSentence';
import { helpOf } from '../../audit/fieldHelp';
import { fieldNamed } from '../../audit/fields';
import { addresses } from '../../course/addresses';
import { termOfField } from '../../course/fieldTerms';
import { quotedValue, shownValue } from '../../audit/shownValue';
import type { GroupResources, PolicyRule, Whole } from '../../audit/types';
import { thousands } from '../../ui/counted';

/** The field behind a word of a rule's sentence. */
export interface FieldTerm {
  /** As in YAML: "resourceNames". */
  name: string;
  help: string;
  /** The address of its term in the glossary. */
  glossary: string;
  /** Its values, untruncated, of many the first hundred and how many more; undefined if the rule does not have it. */
  values: string[] | undefined;
}

/** Returns the field at `path` of a rule ("resources.0.group"); undefined if there is none (any longer). */
export function fieldTerm(rule: PolicyRule, path: string): FieldTerm | undefined {
  const steps = path.split('.');
  const name = steps.at(-1) ?? '';
  const place = steps.length === 1 ? 'rule' : 'groupResources';
  if (!fieldNamed(place, name)) return undefined;
  let value: unknown = rule;
  for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step];
  const term = termOfField(place, name);
  const glossary = term ? addresses.term(term) : addresses.glossary;
  return { name, help: helpOf(place, name), glossary, values: textsOf(value) };
}

/** Returns the fields of a rule, in the order of its sentence. */
export function fieldsIn(rule: PolicyRule): FieldTerm[] {
  return sentenceOrder
    .map((path) => fieldTerm(rule, path))
    .filter((term) => term !== undefined)
    .filter(({ values }) => values !== undefined);
}

function textsOf(value: unknown): string[] | undefined {
  if (value === undefined || value === '') return value === '' ? ['""'] : undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return undefined;
  return first(list, valuesAtMost).map((each) =>
    typeof each === 'string'
      ? shownValue(each, Infinity)
      : typeof each === 'object'
        ? entryText(each as GroupResources)
        : JSON.stringify(each),
  );
}

const valuesAtMost = 100;

/** The list; of a longer one the first values, and in place of the rest how many they are. */
function first(list: readonly unknown[], atMost: number): unknown[] {
  if (list.length <= atMost) return [...list];
  const more = thousands(list.length - atMost);
  return [...list.slice(0, atMost), `and ${more} more`];
}

function entryText({
  group = '',
  resources = [],
  resourceNames = [],
}: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>): string {
  const all = (values: string[]) =>
    first(values, valuesAtMost)
      .map((value) => shownValue(String(value)))
      .join(', ');
  const names = resourceNames.length === 0 ? '' : `; resourceNames ${all(resourceNames)}`;
  return `group ${quotedValue(group)}; resources ${all(resources) || 'not set (all)'}${names}`;
}
