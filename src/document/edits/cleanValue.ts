import type { ChangeValue } from '../../audit/change';
import type { PolicyRule } from '../../audit/types';
import type { Plain } from './plainValue';
import { Refusal } from './refusal';

/** A value ready to be written: without undefined, and without empty lists or maps as fields. */
export type Clean = string | boolean | readonly Clean[] | CleanMap;
export interface CleanMap {
  readonly [key: string]: Clean;
}

/**
 * Drops fields that are undefined or an empty list or map: absent and empty mean the same in a policy.
 * Keeps list items, because an empty GroupResources is a value of its own.
 */
export function cleanValue(value: ChangeValue): Clean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isChangeList(value)) return value.map(cleanValue);
  // The type forbids numbers and null, but a value taken from a document may contain one.
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new Refusal('The form can only write strings, true and false. Edit the YAML instead.');
  }
  const fields: [string, Clean][] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const clean = cleanValue(field);
    if (!isEmpty(clean)) fields.push([key, clean]);
  }
  return Object.fromEntries(fields);
}

/** Returns a rule as a value to write. */
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

/** Returns whether the value is an empty list or map. */
export function isEmpty(value: Clean): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Returns the value as the tree of the written text will have it. */
export function plainOf(value: Clean): Plain {
  if (isCleanList(value)) return value.map(plainOf);
  if (isCleanMap(value)) {
    return { entries: Object.entries(value).map(([key, field]) => [key, plainOf(field)]) };
  }
  return value;
}
