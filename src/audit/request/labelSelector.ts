import { isInt64 } from '../go/int64';

/**
 * Returns whether a string is a valid label selector, such as "app in (web, api), !canary, tier=front".
 * Its content does not matter, but an invalid one makes the API server ignore the other list options
 * (requestinfo.go). Mirrors labels.Parse (apimachinery).
 */
export function isLabelSelector(selector: string): boolean {
  return parse(tokens(selector));
}

interface Token {
  /** The operator itself, 'identifier' or 'end'. */
  kind: string;
  text: string;
}

const special = '=!(),<>';
const operators = ['==', '!=', '=', '!', '(', ')', ',', '<', '>'];

/** Mirrors Lexer.Lex until the end. "in" and "notin" are identifiers here; the parser tells them apart. */
function tokens(selector: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (;;) {
    while (/[ \t\r\n]/.test(selector.charAt(at))) at += 1;
    const first = selector.charAt(at);
    if (first === '' || first === '\0') return [...found, { kind: 'end', text: '' }];
    const operator = operators.find((one) => selector.startsWith(one, at));
    if (operator !== undefined) {
      found.push({ kind: operator, text: operator });
      at += operator.length;
    } else {
      const start = at;
      while (at < selector.length && !`${special} \t\r\n\0`.includes(selector.charAt(at))) at += 1;
      found.push({ kind: 'identifier', text: selector.slice(start, at) });
    }
    if (selector.charAt(at) === '\0') at += 1; // Go's lexer ends a token at a NUL
  }
}

/** Mirrors Parser.parse: requirements separated by commas. */
function parse(all: readonly Token[]): boolean {
  let at = 0;
  const peek = () => all[at]?.kind ?? 'end';
  const take = () => all[at++] ?? { kind: 'end', text: '' };

  while (peek() !== 'end') {
    if (!requirement()) return false;
    const after = take().kind;
    if (after === 'end') return true;
    if (after !== ',' || (peek() !== 'identifier' && peek() !== '!')) return false;
  }
  return true;

  function requirement(): boolean {
    const negated = peek() === '!';
    if (negated) take();
    const key = take();
    if (key.kind !== 'identifier' || !isLabelKey(key.text)) return false;
    if (negated || peek() === 'end' || peek() === ',') return true;
    const operator = take();
    if (operator.text === 'in' || operator.text === 'notin') return valueSet();
    if (!['=', '==', '!=', '<', '>'].includes(operator.kind)) return false;
    const value = exactValue();
    if (value === undefined || !isLabelValue(value)) return false;
    return !['<', '>'].includes(operator.kind) || isInt64(value);
  }

  function exactValue(): string | undefined {
    if (peek() === 'end' || peek() === ',') return '';
    const value = take();
    return value.kind === 'identifier' ? value.text : undefined;
  }

  /** "(a, b)". Values may be missing: "()" and "(,a)" are valid. */
  function valueSet(): boolean {
    if (take().kind !== '(') return false;
    let needComma = false;
    for (;;) {
      const { kind, text } = take();
      if (kind === ')') return true;
      if (kind === ',') needComma = false;
      else if (kind !== 'identifier' || needComma || !isLabelValue(text)) return false;
      else needComma = true;
    }
  }
}

const label = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const dnsSubdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Mirrors content.IsLabelKey: an optional DNS name with a slash, then up to 63 characters. */
function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2 || name.length > 63 || !label.test(name)) return false;
  const prefix = parts.length === 2 ? parts[0] : undefined;
  return prefix === undefined || (prefix.length <= 253 && dnsSubdomain.test(prefix));
}

/** Mirrors content.IsLabelValue. */
function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && label.test(value));
}
