import type { FieldPlace } from '../../audit/fields';

const places: Readonly<Record<string, FieldPlace>> = {
  '': 'policy',
  rules: 'rule',
  'rules.resources': 'groupResources',
};

/** Returns the kind of map below the given keys, outermost first: 'rule' for ['rules']. Undefined outside of the format. */
export function placeBelow(keys: readonly string[]): FieldPlace | undefined {
  return places[keys.join('.')];
}
