import type { ChangeValue } from '../../audit/change';
import type { PolicyRule } from '../../audit/types';
import type { Plain } from './plainValue';
import { Refusal } from './refusal';

/** A value ready to be written: nothing undefined, no empty list or map as a field. */
export type Clean = string | boolean | readonly Clean[] | CleanMap;
export interface CleanMap {
  readonly [key: string]: Clean;
}

/**
 * Leaves out fields that are undefined or an empty list or map: absent and empty mean the same in a
 * policy. Items of a list stay, an empty GroupResources is a value of its own.
 */
export function cleanValue(value: ChangeValue): Clean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isChangeList(value)) return value.map(cleanValue);
  // The type forbids numbers and null, a value taken over from a document may still hold one.
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new Refusal('Only texts, true and false can be written here; edit the text.');
  }
  const fields: [string, Clean][] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const clean = cleanValue(field);
    if (!isEmpty(clean)) fields.push([key, clean]);
  }
  return Object.fromEntries(fields);
}

/** A rule as a value to write. */
export function ruleValue(rule: Partial<PolicyRule> & { level: string }): Clean {
  return cleanValue({ ...rule, resources: rule.resources?.map((entry) => ({ ...entry })) });
}

function isChangeList(value: ChangeValue): value is readonly ChangeValue[] {
  return Array.isArray(value);
}

export function isCleanList(value: Clean): value is readonly Clean[] {
  return Array.isArray(value);
}

export function isCleanMap(value: Clean): value is CleanMap {
  return typeof value === 'object' && !isCleanList(value);
}

/** Whether the value is a list or map without anything in it. */
export function isEmpty(value: Clean): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The value as the tree of the written text will read. */
export function plainOf(value: Clean): Plain {
  if (isCleanList(value)) return value.map(plainOf);
  if (isCleanMap(value)) {
    return { entries: Object.entries(value).map(([key, field]) => [key, plainOf(field)]) };
  }
  return value;
}
