import type { Problem } from '../problem';

/** What one check means, with the edge of what it reports. */
export interface CodeRow {
  title: string;
  /** One sentence: what happens in the cluster because of it. */
  why: string;
  /** The smallest text that the check reports. */
  shows: string;
  /** The text closest to `shows` that it does not report. */
  mustNot: string;
  source: Problem['source'];
  severity: Problem['severity'];
}

export const header = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';

/** A policy from the lines below apiVersion and kind. */
export function policy(...lines: string[]): string {
  return header + lines.map((line) => `${line}\n`).join('');
}

/** A policy of one rule, given as its fields, before a rule that matches everything else. */
export function before(rule: readonly string[], rest = 'Metadata'): string {
  const fields = rule.map((field, index) => `${index === 0 ? '-' : ' '} ${field}`);
  return policy('rules:', ...fields, `- level: ${rest}`);
}

type Said = Pick<CodeRow, 'source' | 'severity'>;

export const serverError: Said = { source: 'kube-apiserver', severity: 'error' };
export const serverWarning: Said = { source: 'kube-apiserver', severity: 'warning' };
export const error: Said = { source: 'auditorium', severity: 'error' };
export const warning: Said = { source: 'auditorium', severity: 'warning' };
export const notice: Said = { source: 'auditorium', severity: 'notice' };
