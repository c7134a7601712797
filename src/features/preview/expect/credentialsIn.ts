import type { SampleRequest } from '../../../catalog/types';
import type { Suggestion } from '../../../ui/tags/suggesting';

const bodies: readonly Suggestion[] = [
  { value: 'requestObject', detail: 'the body of the request' },
  { value: 'responseObject', detail: 'the body of the response' },
];
/** Fields whose values are credentials, in Secrets, tokens and bootstrap configuration. */
const holders = new Set(['data', 'stringData', 'token', 'password']);
const suggestedAtMost = 8;
const longestValue = 200;

/** Returns what an event of the request should perhaps not hold: its bodies, and the values of credentials in them. */
export function credentialsIn({ requestBody, response }: SampleRequest): readonly Suggestion[] {
  const values = new Map<string, string>();
  const look = (value: unknown, path: string, isHeld: boolean) => {
    if (typeof value === 'string') {
      if (isHeld && value !== '' && value.length <= longestValue) values.set(value, path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        look(each, path === '' ? key : `${path}.${key}`, isHeld || holders.has(key));
      }
    }
  };
  look(requestBody, '', false);
  look(response.body, '', false);
  const found = [...values].slice(0, suggestedAtMost);
  return [...bodies, ...found.map(([value, detail]) => ({ value, detail }))];
}
