import type { FieldPlace } from '../../audit/fields';

const places: Readonly<Record<string, FieldPlace>> = {
  '': 'policy',
  rules: 'rule',
  'rules.resources': 'groupResources',
};

/** The kind of map that stands below the given keys, outermost first: ['rules'] gives 'rule'. Undefined outside of the format. */
export function placeBelow(keys: readonly string[]): FieldPlace | undefined {
  return places[keys.join('.')];
}
