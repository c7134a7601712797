import type { SampleRequest } from '../catalog/types';

/** Returns a report as JSON on several lines, with a newline at its end. */
export const asJson = (report: object): string => `${JSON.stringify(report, undefined, 2)}\n`;

/** A rule, from 0, as people count them; null if there is none. */
export const ruleNumber = (rule: number | undefined): number | null =>
  rule === undefined ? null : rule + 1;

/** The parts of a request that a report names. */
export const requestFields = ({ command, method, url }: SampleRequest) => ({
  command,
  method,
  url,
});
