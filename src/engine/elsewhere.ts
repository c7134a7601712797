import { quotedValue, shownValue } from '../audit/shownValue';
import type { EmbeddedPolicy } from '../manifests/embeddedPolicies';
import { findPolicies } from '../manifests/findPolicies';
import type { PolicyFile } from '../manifests/policyFiles';
import { firstLine } from '../document/range';
import type { Span } from '../document/tree';
import type { Analysis } from './check';
import { mayPointElsewhere } from './mayPointElsewhere';
import type { Problem } from './problem';
import type { Extraction } from './problemFix';

/**
 * Returns a check with pointers added if its text is not a policy: to the policies that the text contains, each with
 * a fix that extracts it, or else to the files that it names. If there is a policy to extract, no fix turns the
 * surrounding text into one. `problems` is computed when first read; the text is not checked again.
 */
export function withPointers(analysis: Analysis): Analysis {
  if (!mayPointElsewhere(analysis)) return analysis;
  let problems: Problem[] | undefined;
  const pointed = () => {
    const pointers = pointersIn(analysis.text);
    const isHolder = pointers.some(({ fix }) => fix);
    return [...pointers, ...(isHolder ? analysis.problems.map(unfixed) : analysis.problems)];
  };
  return {
    text: analysis.text,
    kubernetes: analysis.kubernetes,
    tooLarge: analysis.tooLarge,
    reading: analysis.reading,
    get problems() {
      return (problems ??= pointed());
    },
  };
}

/** Returns the fixes that extract the policies in a text that is not a policy itself, in the order of the text. */
export function extractionsIn(text: string): Extraction[] {
  return findPolicies(text).embedded.map(extraction);
}

function pointersIn(text: string): Problem[] {
  const { embedded, files } = findPolicies(text);
  return [
    ...embedded.map((policy) => embeddedIn(text, policy)),
    ...files.map((file) => pointedTo(text, file)),
  ];
}

function unfixed(problem: Problem): Problem {
  if (problem.source !== 'kube-apiserver') return problem;
  const { fix: _fix, ...rest } = problem;
  return rest;
}

const pointer = { source: 'auditorium', severity: 'notice', advice: '', rule: undefined } as const;

function embeddedIn(text: string, policy: EmbeddedPolicy): Problem {
  return {
    ...pointer,
    code: 'embedded-policy',
    message:
      policy.path === ''
        ? 'The document that starts here is an audit policy.'
        : `${quotedValue(policy.path)} contains an audit policy.`,
    range: shortened(text, policy.at),
    fix: extraction(policy),
  };
}

function extraction({ path, text: extract }: EmbeddedPolicy): Extraction {
  return { title: path === '' ? 'Extract this document' : `Extract ${shownValue(path)}`, extract };
}

function pointedTo(text: string, { path, onHost, at }: PolicyFile): Problem {
  const where = onHost === undefined ? '' : `, mounted from ${quotedValue(onHost)}`;
  const message = `The policy is in another file: kube-apiserver reads it from ${quotedValue(path)}${where}. Open that file.`;
  return { ...pointer, code: 'policy-elsewhere', message, range: shortened(text, at) };
}

/** Underlines only the first line of a policy, because underlining all of it would be too much. */
function shortened(text: string, at: Span): Span {
  return text.slice(at.start, at.end).includes('\n') ? firstLine(text, at.start) : at;
}
