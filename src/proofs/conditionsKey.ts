import { rememberedFor } from '../audit/listLookup';
import { isResourceRule, matchFields, present } from '../audit/match';
import type { PolicyRule } from '../audit/types';

/**
 * Returns a text that is equal for rules whose conditions are the same, in whatever order their values
 * are. Different texts say nothing: other values may mean the same.
 */
export const conditionsKey = rememberedFor((rule: PolicyRule): string =>
  JSON.stringify(
    matchFields.map((field) => {
      const list = rule[field];
      if (!present(list) || (field === 'nonResourceURLs' && isResourceRule(rule))) return 0;
      if (field !== 'resources') return sorted(rule[field] ?? []);
      return sorted(
        (rule.resources ?? []).map(({ group = '', resources = [], resourceNames = [] }) =>
          JSON.stringify([group, sorted(resources), resources.length > 0 && sorted(resourceNames)]),
        ),
      );
    }),
  ),
);

const sorted = (values: readonly string[]) => [...new Set(values)].sort();
