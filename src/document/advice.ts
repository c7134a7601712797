import type { FieldError, Path } from '../audit/types';
import type { LoadError } from './load/decodePolicy';
import { auditGroup } from './load/auditTypes';
import { foreignText } from './foreignText';
import { fieldsAt, likelyField, placeOf, restricts } from './knownFields';

const typographic = /[“”„‘’]/;
const straightQuotes =
  'Typographic quotes (“ ”) are no quotes to YAML but part of the value. Write straight ones (").';

/** What to do about an error that stops the server, in plain words; '' when its text says it all. */
export function adviceForError(error: LoadError, text: string): string {
  if (typographic.test(error.text)) return straightQuotes;
  const foreign = foreignText(text);
  switch (error.about) {
    case 'syntax':
      return foreign ?? syntaxAdvice(error.text);
    case 'yaml':
      return foreign ?? yamlAdvice(error.text);
    case 'kind':
      return (
        foreign ?? `An audit policy begins with apiVersion: ${auditGroup}/v1 and kind: Policy.`
      );
    case 'apiVersion':
      return foreign ?? apiVersionAdvice(error.text);
    case 'type':
      return typeAdvice(error.text);
    case 'rules':
      return 'A policy needs at least one rule. To record nothing at all, write one rule with level: None.';
  }
}

/** What it means that a key is not known and what to do. `path` ends with the key. */
export function adviceForUnknown(key: string, path: Path): string {
  const { place } = fieldsAt(path.slice(0, -1));
  const likely = likelyField(key, path);
  const elsewhere = placeOf(key);
  const todo =
    likely !== undefined
      ? `Did you mean ${likely}?`
      : elsewhere !== undefined && elsewhere !== place
        ? `It belongs ${elsewhere}: check the indentation.`
        : 'Remove it or correct its name.';
  return `The API server does not know "${key}" ${place} and ignores it${consequence(place, likely)}. ${todo}`;
}

function consequence(place: string, likely: string | undefined): string {
  if (!place.startsWith('in ')) return '';
  const thing = place === 'in a rule' ? 'rule' : 'entry';
  if (likely === 'group') return ': the entry then means the core group ("")';
  if (likely !== undefined && restricts(likely)) {
    return `: the ${thing} then matches more requests than it is meant to`;
  }
  return likely === undefined ? `: if it was meant to restrict the ${thing}, it does not` : '';
}

/** What it means that a key is there twice. */
export function adviceForDuplicate(path: Path): string {
  return `"${String(path.at(-1) ?? '')}" is written more than once here; the API server takes the last one and forgets the others. Keep one.`;
}

const validationAdvice: [RegExp, string][] = [
  [
    /level: Required value/,
    'Every rule needs a level: None, Metadata, Request or RequestResponse.',
  ],
  [
    /level: Unsupported value/,
    'Write one of None, Metadata, Request or RequestResponse; capital letters count.',
  ],
  [
    /allowed stages are/,
    'Write RequestReceived, ResponseStarted, ResponseComplete or Panic; capital letters count.',
  ],
  [
    /must begin with a '\/'/,
    'Paths begin with a slash, for example /healthz or /metrics*; "*" alone means all.',
  ],
  [/must be the final character/, 'A * can only stand at the end of a path, once.'],
  [
    /cannot apply to both/,
    'Paths outside the API cannot be combined with resources or namespaces. Make two rules of it.',
  ],
  [
    /using resourceNames requires/,
    'Names are names of something: add resources, for example resources: ["configmaps"].',
  ],
  [
    /resources\.group/,
    'Write the API group alone, in lowercase and without a version: apps, not apps/v1. The core group is "".',
  ],
];

/** What to do about something that validation refuses. */
export function adviceForInvalid({ text }: FieldError): string {
  if (typographic.test(text)) return straightQuotes;
  return validationAdvice.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}

function syntaxAdvice(error: string): string {
  if (error.includes('tab character') || error.includes("'\\t'")) {
    return 'YAML is indented with spaces. Replace the tab by spaces.';
  }
  if (error.includes("'â'")) return straightQuotes;
  if (error.includes('json parse error')) {
    return 'A text that begins with { is read as JSON: strings in double quotes, no comments, no comma after the last value.';
  }
  if (error.includes("could not find expected ':'")) {
    return 'A key without a colon and a space after it, here or on a line above, or a line that is indented too far.';
  }
  if (error.includes('did not find expected key')) {
    return 'The indentation does not fit: fields of one rule begin in the same column.';
  }
  if (error.includes("did not find expected '-' indicator")) {
    return 'The items of one list begin in the same column.';
  }
  if (error.includes('mapping values are not allowed')) {
    return 'There is a second colon on the line, or the line is indented deeper than the one above. Put a value with a colon in quotes.';
  }
  if (error.includes('unknown anchor') || error.includes('alphabetic or numeric character')) {
    return 'In YAML a * at the beginning of a value means a reference. Put the value in quotes: "*".';
  }
  return 'Until this can be read as YAML, the API server does not start with it.';
}

function yamlAdvice(error: string): string {
  if (error.includes('excessive aliasing') || error.includes('contains itself')) {
    return 'The anchors and aliases of the text unfold to too much. Write the values out.';
  }
  if (error.includes('invalid map key') || error.includes('unsupported map key')) {
    return 'Keys are plain words. Curly or square brackets, or ~, at the beginning of a key mean something else in YAML; use quotes.';
  }
  return 'This YAML means something that a policy cannot hold. Put the value in quotes or remove it.';
}

function apiVersionAdvice(error: string): string {
  const line = `Write apiVersion: ${auditGroup}/v1 at the top.`;
  return error.includes('v1beta1') || error.includes('v1alpha1')
    ? `${line} The older versions are gone since Kubernetes 1.24; nothing else needs to change.`
    : line;
}

function typeAdvice(error: string): string {
  const [, found = '', type = ''] = /cannot unmarshal (\w+).* of type (\S+)/.exec(error) ?? [];
  if (type === '')
    return 'Times are written like 2026-01-31T12:00:00Z; in a policy file they are best left out.';
  if (type.startsWith('[]') && found === 'object')
    return 'A list is expected: begin each item with a dash.';
  if (type.startsWith('[]'))
    return 'A list is expected, even for one value: write [value], or each value on a line of its own after a dash.';
  if (type === 'bool') return 'Write true or false without quotes.';
  if (type.endsWith('.Level')) return 'Write one of None, Metadata, Request or RequestResponse.';
  if (type === 'string' || /Stage|UID/.test(type)) {
    return found === 'number' || found === 'bool'
      ? 'YAML reads this as a number or as true or false (yes, no, on, off, y and n too). Put it in quotes.'
      : 'A single text is expected here.';
  }
  if (type.startsWith('int')) return 'A whole number is expected here.';
  return 'Fields with their values are expected here; check dashes and indentation.';
}
