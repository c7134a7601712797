import { expect, it } from 'vitest';
import { asJson } from './asJson';

it('escapes control characters that a terminal may obey, and means the same', () => {
  const report = { 'a\u0085': ['\u0080 \u009B31m \u009F \u007F \u00A0 é \u001B'] };
  const text = asJson(report);
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
  expect(text).toContain(String.raw`"\u0080 \u009B31m \u009F \u007F`);
  expect(text).toContain('\u00A0 é');
  expect(JSON.parse(text)).toEqual(report);
});
