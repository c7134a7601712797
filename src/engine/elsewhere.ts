import { quotedValue, shownValue } from '../audit/shownValue';
import { embeddedPolicies, type EmbeddedPolicy } from '../manifests/embeddedPolicies';
import { policyFiles, type PolicyFile } from '../manifests/policyFiles';
import { firstLine } from '../document/range';
import type { Span } from '../document/tree';
import type { Extraction } from './problemFix';

/** Where a policy is that is not the text itself. */
export interface Elsewhere {
  code: 'embedded-policy' | 'policy-elsewhere';
  message: string;
  range: Span;
  fix?: Extraction;
}

/**
 * For a text that the server refuses: the policies in it, each with the way to take it out; when
 * there is none, the files it says the policy is in.
 */
export function policyElsewhere(text: string): Elsewhere[] {
  const embedded = embeddedPolicies(text).map((policy) => embeddedIn(text, policy));
  return embedded.length > 0 ? embedded : policyFiles(text).map((file) => pointedTo(text, file));
}

function embeddedIn(text: string, { path, text: extract, at }: EmbeddedPolicy): Elsewhere {
  const [message, title] =
    path === ''
      ? ['The document that begins here is an audit policy.', 'Extract this document']
      : [`${quotedValue(path)} holds an audit policy.`, `Extract ${shownValue(path)}`];
  return {
    code: 'embedded-policy',
    message,
    range: shortened(text, at),
    fix: { title, extract },
  };
}

function pointedTo(text: string, { path, onHost, at }: PolicyFile): Elsewhere {
  const where = onHost === undefined ? '' : `, mounted from ${quotedValue(onHost)}`;
  const message = `The policy is not in this text: the API server reads it from ${quotedValue(path)}${where}. Open that file.`;
  return { code: 'policy-elsewhere', message, range: shortened(text, at) };
}

/** A whole policy would be a wall of squiggles: the line that it begins on stands for it. */
function shortened(text: string, at: Span): Span {
  return text.slice(at.start, at.end).includes('\n') ? firstLine(text, at.start) : at;
}
