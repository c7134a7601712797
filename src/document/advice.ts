import type { InvalidCode, Path } from '../audit/types';
import { auditGroup } from './load/auditTypes';
import type { Before } from './load/decodeJson';
import type { LoadError } from './load/decodePolicy';
import { templateAdvice } from './templateAdvice';

/** In Go's error, a quote may be cut to the first byte of its UTF-8. */
const typographic = /[“”„‘’]|'â'/;
/** What to do about typographic quotes. */
export const straightQuotes =
  'Typographic quotes (“ ”) are part of the value in YAML. Use straight quotes (").';

/** What to do about an error that ends the loading, in our words. `text` is the whole document. */
export function adviceForError(error: LoadError, text: string): string {
  if (typographic.test(error.text)) return straightQuotes;
  switch (error.code) {
    case 'yaml-syntax':
      return templateAdvice(text) ?? syntaxAdvice(error.text);
    case 'json-syntax':
      return templateAdvice(text) ?? jsonAdvice;
    case 'yaml-not-json':
      return templateAdvice(text) ?? yamlAdvice(error.text);
    case 'kind-wrong':
      return (
        templateAdvice(text) ??
        `An audit policy starts with apiVersion: ${auditGroup}/v1 and kind: Policy.`
      );
    case 'api-version-wrong':
      return templateAdvice(text) ?? apiVersionAdvice(error.text);
    case 'type-mismatch':
      return typeAdvice(error.text);
    case 'no-rules':
      return 'A policy needs at least one rule. To record nothing, use a single rule with level: None.';
  }
}

/** What a repeated key at `path` means and what to do. `before` is what becomes of the value before it. */
export function adviceForDuplicate(path: Path, before: Before = 'replaced'): string {
  return `"${String(path.at(-1) ?? '')}" is written more than once in this map. ${becomes[before]}`;
}

const becomes: Record<Before, string> = {
  replaced: 'The API server uses the last value and ignores the others. Keep one.',
  merged:
    'In JSON, the API server merges them: what the last one does not set stays as an earlier one has it. Write them as one.',
  kept: 'The API server ignores null here and keeps the value before it. Keep one.',
};

/** What to do about a value that validation rejects; `error` is the server's text. */
export function adviceForInvalid(code: InvalidCode, error: string): string {
  const isEveryGroup = code === 'group-invalid' && error.includes('Invalid value: "*"');
  return isEveryGroup
    ? 'Kubernetes accepts the group "*" from 1.36 on. For older versions, write an entry for each group; the core group is "".'
    : invalidAdvice[code];
}

const invalidAdvice: Record<InvalidCode, string> = {
  'level-missing': 'Every rule needs a level: None, Metadata, Request or RequestResponse.',
  'level-unknown': 'Use None, Metadata, Request or RequestResponse. Levels are case-sensitive.',
  'stage-unknown':
    'Use RequestReceived, ResponseStarted, ResponseComplete or Panic. Stages are case-sensitive.',
  'url-without-slash':
    'Paths start with a slash, for example /healthz or /metrics*. "*" alone matches every path.',
  'url-wildcard': 'A * is only allowed once, at the end of a path.',
  'urls-with-resources':
    'A rule cannot combine nonResourceURLs with resources or namespaces. Split it into two rules.',
  'names-without-resources':
    'resourceNames needs resources in the same entry, for example resources: ["configmaps"].',
  'group-invalid':
    'Use only the name of the API group, in lowercase and without a version: apps, not apps/v1. The core group is "".',
};

const jsonAdvice =
  'A text that starts with { is read as JSON: strings in double quotes, no comments, no comma after the last value.';

function syntaxAdvice(error: string): string {
  if (error.includes('tab character') || error.includes("'\\t'")) {
    return 'YAML is indented with spaces. Replace the tab with spaces.';
  }
  if (error.includes("could not find expected ':'")) {
    return 'A key needs a colon followed by a space. Check this line and those above it, also for wrong indentation.';
  }
  if (error.includes('did not find expected key')) {
    return 'Check the indentation: all fields of a rule start in the same column.';
  }
  if (error.includes("did not find expected '-' indicator")) {
    return 'Check the indentation: all items of a list start in the same column.';
  }
  if (error.includes('mapping values are not allowed')) {
    return 'This line has a second colon, or is indented deeper than the line above. Quote a value that contains a colon.';
  }
  if (error.includes('unknown anchor') || error.includes('alphabetic or numeric character')) {
    return 'In YAML, a value that starts with * is an alias. Quote it: "*".';
  }
  return 'kube-apiserver does not start with a policy that is not valid YAML.';
}

function yamlAdvice(error: string): string {
  if (error.includes('excessive aliasing') || error.includes('contains itself')) {
    return 'The anchors and aliases expand to too many values. Write the values out.';
  }
  if (error.includes('invalid map key') || error.includes('unsupported map key')) {
    return 'Keys must be strings. Quote a key that starts with { or [, or that is ~.';
  }
  return 'A policy cannot hold this YAML value. Quote it or remove it.';
}

function apiVersionAdvice(error: string): string {
  const line = `Write apiVersion: ${auditGroup}/v1 at the top.`;
  return error.includes('v1beta1') || error.includes('v1alpha1')
    ? `${line} The older versions were removed in Kubernetes 1.24; nothing else has to change.`
    : line;
}

function typeAdvice(error: string): string {
  const [, found = '', type = ''] = /cannot unmarshal (\w+).* of type (\S+)/.exec(error) ?? [];
  if (type === '')
    return 'A time looks like 2026-01-31T12:00:00Z. A policy does not need one; remove it.';
  if (type.startsWith('[]') && found === 'object')
    return 'This must be a list: start each item with a dash.';
  if (type.startsWith('[]'))
    return 'This must be a list, even for one value: write [value], or each value on a line of its own after a dash.';
  if (type === 'bool') return 'Write true or false without quotes.';
  if (type.endsWith('.Level')) return 'Use None, Metadata, Request or RequestResponse.';
  if (type === 'string' || /Stage|UID/.test(type)) {
    return found === 'number' || found === 'bool'
      ? 'YAML reads this as a number or a boolean (yes, no, on, off, y and n are booleans). Quote it.'
      : 'This must be a single string.';
  }
  if (type.startsWith('int')) return 'This must be an integer.';
  return 'This must be a map of fields. Check the dashes and the indentation.';
}
