import type { Change } from '../../audit/change';
import type { Path } from '../../audit/types';
import type { FixTitle } from '../fixTitle';

/**
 * The checks. Some explain an error or a warning of the API server and offer a fix; those have its
 * code.
 */
export type FindingCode =
  // Fields
  | 'unknown-field'
  // Levels and stages
  | 'all-stages-omitted'
  | 'failed-logins-hidden'
  | 'level-unknown'
  | 'omit-stages-repeated'
  | 'outcome-hidden'
  | 'stage-unknown'
  // Values of lists
  | 'comma-in-value'
  | 'duplicate-value'
  | 'empty-value'
  | 'empty-verb'
  | 'quotes-in-value'
  | 'value-without-effect'
  | 'white-space'
  | 'wildcard'
  // Users and groups
  | 'failed-login-has-no-user'
  | 'group-in-users'
  | 'name-misspelled'
  | 'name-not-built-in'
  | 'name-of-nobody'
  | 'service-account-form'
  | 'user-in-groups'
  | 'users-and-groups'
  // Verbs
  | 'stream-create-missing'
  | 'stream-get-missing'
  | 'verb-case'
  | 'writes-incomplete'
  | 'verb-is-http-method'
  | 'verb-unknown'
  // Resources and their names
  | 'counterpart-missing'
  | 'group-invalid'
  | 'group-of-core'
  | 'group-retired'
  | 'group-unknown'
  | 'name-never-known'
  | 'name-seldom-known'
  | 'resource-in-wrong-group'
  | 'resource-name'
  | 'resource-unknown'
  | 'subresource-unknown'
  // Namespaces
  | 'namespace-all'
  | 'namespace-case'
  | 'namespaces-for-cluster-scope'
  // Non-resource URLs
  | 'url-discovery-only'
  | 'url-of-resource'
  | 'url-wildcard'
  | 'url-with-query'
  | 'url-without-slash'
  // Order of rules
  | 'catch-all-not-last'
  | 'duplicate-rule'
  | 'no-catch-all'
  | 'rule-never-reached'
  | 'rule-matches-nothing'
  | 'rule-redundant'
  | 'value-never-reached'
  // What is recorded
  | 'configmaps-recorded'
  | 'drop-hides-more'
  | 'nothing-recorded'
  | 'omit-stages-empty'
  | 'credentials-recorded'
  | 'managed-fields-recorded'
  | 'omit-managed-fields-repeated';

/** One observation about a policy that kube-apiserver does not report itself. */
export interface Finding {
  code: FindingCode;
  /** 'warning': almost certainly a mistake. 'notice': worth knowing. */
  severity: 'warning' | 'notice';
  /** Names the value and says what happens because of it, then what to do. */
  message: string;
  /** Where in the document. */
  path: Path;
  /** The finding is about the key rather than its value. */
  onKey?: boolean;
  /** Where there is one right way. The changes are made in order, as one undo step. */
  fix?: { title: FixTitle; changes: Change[] };
}
