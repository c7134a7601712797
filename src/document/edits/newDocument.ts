import type { Change } from '../../audit/change';
import type { TextEdit } from '../textEdit';
import { insertLines } from './blockEntries';
import { type Clean, cleanValue, isCleanMap, isEmpty, ruleValue } from './cleanValue';
import { lineEnding } from './lines';
import { Refusal } from './refusal';
import { styleOf } from './style';
import { writeFields } from './writeValue';

/**
 * Returns the edits that write a first policy into a text without one (empty, or only comments), at
 * `end`, where its first document ends. Only adding a rule and setting a field can start a policy.
 */
export function newDocument(text: string, end: number, change: Change): TextEdit[] {
  if (change.kind === 'remove') return [];
  const fields = firstFields(change);
  if (!fields) throw new Refusal('There is no policy to change yet. Add a rule first.');
  const place = { path: [], style: styleOf(text, null, false) };
  return [insertLines(text, end, writeFields(fields, place), lineEnding(text))];
}

function firstFields(change: Change): { [key: string]: Clean } | undefined {
  const head = { apiVersion: 'audit.k8s.io/v1', kind: 'Policy' };
  if (change.kind === 'addRule') {
    return change.index === 0 ? { ...head, rules: [ruleValue(change.rule)] } : undefined;
  }
  if (change.kind !== 'set') return undefined;
  const [field] = change.path;
  const value = change.path.reduceRight<Clean | undefined>((inner, part) => {
    if (inner === undefined || (typeof part === 'number' && part !== 0)) return undefined;
    return typeof part === 'number' ? [inner] : { [part]: inner };
  }, cleanValue(change.value));
  if (value === undefined || !isCleanMap(value) || isEmpty(value)) return undefined;
  return field === 'rules' ? { ...head, ...value } : { ...value };
}
