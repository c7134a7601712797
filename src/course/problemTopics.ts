import type { ProblemCode } from '../engine/problemCode';
import type { TermId } from './glossary/glossary';
import type { LessonId } from './types';

/** Where the course deals with what a check reports. */
export interface Topic {
  lesson?: LessonId;
  /** The screen of the lesson, counted from 1. */
  screen?: number;
  term: TermId;
}

const of = (lesson: LessonId, screen: number, term: TermId): Topic => ({ lesson, screen, term });

/** For each check the lesson and the term that explain it. A code without a row does not compile. */
export const problemTopics: Record<ProblemCode, Topic> = {
  // Loading the file
  'yaml-syntax': of('anatomy-of-a-rule', 6, 'policy-file'),
  'json-syntax': { term: 'policy-file' },
  'yaml-not-json': { term: 'policy-file' },
  'type-mismatch': of('anatomy-of-a-rule', 6, 'validation'),
  'kind-wrong': of('off-until-you-say-so', 2, 'kind'),
  'api-version-wrong': of('off-until-you-say-so', 2, 'api-version'),
  'no-rules': of('anatomy-of-a-rule', 6, 'validation'),
  'unknown-field': of('anatomy-of-a-rule', 5, 'lenient-decoding'),
  'duplicate-key': of('anatomy-of-a-rule', 5, 'lenient-decoding'),
  // Validation
  'level-missing': of('anatomy-of-a-rule', 6, 'level'),
  'level-unknown': of('levels', 1, 'level'),
  'stage-unknown': of('stages', 3, 'stage'),
  'group-invalid': of('api-groups', 3, 'api-group'),
  'names-without-resources': of('where-and-which-one', 5, 'resource-names'),
  'url-without-slash': of('non-resource-urls', 2, 'non-resource-urls'),
  'url-wildcard': of('non-resource-urls', 2, 'wildcard'),
  'urls-with-resources': of('non-resource-urls', 1, 'non-resource-urls'),
  // List values
  'white-space': of('anatomy-of-a-rule', 4, 'rule'),
  'quotes-in-value': of('anatomy-of-a-rule', 4, 'rule'),
  'comma-in-value': of('anatomy-of-a-rule', 4, 'rule'),
  'empty-value': of('anatomy-of-a-rule', 4, 'rule'),
  'empty-verb': of('anatomy-of-a-rule', 2, 'verb'),
  'duplicate-value': of('anatomy-of-a-rule', 4, 'rule'),
  wildcard: of('anatomy-of-a-rule', 4, 'wildcard'),
  'value-without-effect': of('anatomy-of-a-rule', 4, 'wildcard'),
  // Users and groups
  'group-in-users': of('who', 2, 'user-groups'),
  'user-in-groups': of('who', 2, 'users'),
  'service-account-form': of('who', 3, 'service-account'),
  'name-misspelled': of('who', 4, 'user'),
  'name-of-nobody': of('who', 4, 'user'),
  'name-not-built-in': of('who', 4, 'user'),
  'users-and-groups': of('who', 2, 'user-groups'),
  'failed-login-has-no-user': of('who', 5, 'failed-login'),
  // Verbs
  'verb-case': of('anatomy-of-a-rule', 2, 'verb'),
  'verb-is-http-method': of('anatomy-of-a-rule', 2, 'http-method'),
  'verb-unknown': of('anatomy-of-a-rule', 2, 'verb'),
  'stream-get-missing': of('subresources', 3, 'exec'),
  'stream-create-missing': of('subresources', 3, 'exec'),
  'writes-incomplete': of('anatomy-of-a-rule', 2, 'verbs'),
  // Resources and namespaces
  'group-of-core': of('api-groups', 3, 'core-group'),
  'group-unknown': of('api-groups', 2, 'api-group'),
  'group-retired': of('api-groups', 6, 'api-group'),
  'resource-in-wrong-group': of('api-groups', 1, 'api-group'),
  'resource-name': of('api-groups', 4, 'resource'),
  'resource-unknown': of('api-groups', 2, 'resource'),
  'subresource-unknown': of('subresources', 1, 'subresource'),
  'counterpart-missing': of('api-groups', 6, 'event'),
  'name-never-known': of('where-and-which-one', 6, 'resource-names'),
  'name-seldom-known': of('where-and-which-one', 6, 'field-selector'),
  'namespace-all': of('where-and-which-one', 1, 'namespaces'),
  'namespace-case': of('where-and-which-one', 1, 'namespaces'),
  'namespaces-for-cluster-scope': of('where-and-which-one', 2, 'cluster-scoped'),
  // Non-resource URLs
  'url-with-query': of('non-resource-urls', 2, 'non-resource-urls'),
  'url-of-resource': of('non-resource-urls', 3, 'non-resource-url'),
  'url-discovery-only': of('non-resource-urls', 3, 'discovery'),
  // Order of rules
  'no-catch-all': of('first-match-wins', 4, 'catch-all'),
  'catch-all-not-last': of('first-match-wins', 4, 'catch-all'),
  'rule-never-reached': of('first-match-wins', 2, 'unreachable-rule'),
  'rule-matches-nothing': of('anatomy-of-a-rule', 1, 'unreachable-rule'),
  'rule-redundant': of('first-match-wins', 2, 'unreachable-rule'),
  'value-never-reached': of('first-match-wins', 2, 'unreachable-rule'),
  'duplicate-rule': of('first-match-wins', 1, 'first-match'),
  // What is recorded
  'credentials-recorded': of('sensitive-data', 1, 'secret'),
  'configmaps-recorded': of('sensitive-data', 3, 'secret'),
  'managed-fields-recorded': of('less-noise', 6, 'managed-fields'),
  'omit-managed-fields-repeated': of('less-noise', 6, 'omit-managed-fields'),
  'drop-hides-more': of('less-noise', 7, 'exec'),
  'nothing-recorded': of('levels', 7, 'none'),
  'omit-stages-empty': of('stages', 6, 'omit-stages'),
  'all-stages-omitted': of('stages', 6, 'omit-stages'),
  'failed-logins-hidden': of('stages', 5, 'failed-login'),
  'outcome-hidden': of('stages', 1, 'response-complete'),
  'omit-stages-repeated': of('stages', 6, 'omit-stages'),
  // Around the policy
  'ignored-documents': { term: 'policy-file' },
  'allowance-unused': { term: 'audit-policy' },
  'embedded-policy': of('switching-it-on', 2, 'policy-file'),
  'policy-elsewhere': of('switching-it-on', 1, 'audit-policy-file'),
  template: { term: 'policy-file' },
  'test-file': { term: 'audit-policy' },
  'text-too-large': { term: 'policy-file' },
};
