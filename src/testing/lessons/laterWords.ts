import type { LessonId } from '../../course/types';

/** Words that a newcomer does not know, the term in the glossary, and the lesson that explains them. */
export const laterWords: readonly (readonly [RegExp, term: string, lesson: LessonId])[] = [
  [/managed ?fields/i, 'managed-fields', 'less-noise'],
  [/subresource|deployments\/scale/i, 'subresource', 'subresources'],
  [/\bleases?\b/i, 'lease', 'less-noise'],
  [/TokenReview|token review/i, 'token-review', 'sensitive-data'],
  [/aggregated/i, 'aggregated-api', 'api-groups'],
  [/resourceNames/, 'resource-names', 'where-and-which-one'],
  [/impersonat/i, 'impersonation', 'who'],
  [/service account/i, 'service-account', 'who'],
  [/evict/i, 'eviction', 'subresources'],
  [/cluster-scoped/i, 'cluster-scoped', 'where-and-which-one'],
  [/field ?selector/i, 'field-selector', 'where-and-which-one'],
  [/group: ""|core group/i, 'core-group', 'api-groups'],
  [/custom resource/i, 'custom-resource', 'api-groups'],
];
