import type { SampleRequest } from '../catalog/types';

/** Returns a report as JSON on several lines, with a newline at its end. */
export const asJson = (report: object): string => `${jsonText(report, 2)}\n`;

/**
 * Returns a value as JSON. A terminal may obey DEL and the C1 control characters, which JSON.stringify leaves as they
 * are: they are escaped, which means the same inside strings, where alone they can be.
 */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(
    /[\u007F-\u009F]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A rule, from 0, as people count them; null if there is none. */
export const ruleNumber = (rule: number | undefined): number | null =>
  rule === undefined ? null : rule + 1;

/** The parts of a request that a report names. */
export const requestFields = ({ command, method, url }: SampleRequest) => ({
  command,
  method,
  url,
});
