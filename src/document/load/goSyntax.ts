import { goQuote } from '../../audit/go/quote';
import { isStep, resultOf } from '../../audit/steps';
import { byUtf8 } from './byUtf8';
import { isUnsigned, type YamlValue } from './yamlValue';

/**
 * Formats a value in Go's own syntax, as `%#v` prints it: errors of go-yaml and sigs.k8s.io/yaml quote
 * keys and values this way, at any depth. Map keys are sorted as fmt does.
 */
export function goSyntax(value: YamlValue): string {
  return resultOf(goSyntaxInSteps(value));
}

/** Same as goSyntax, with pauses. */
export function* goSyntaxInSteps(value: YamlValue): Generator<undefined, string> {
  if (value.kind === 'null') return '<nil>';
  let written = '';
  /** What is still to be written of each open list or map, the innermost last. */
  const open = [partsOf(value)];
  let parts = 0;
  for (let innermost = open.at(-1); innermost !== undefined; innermost = open.at(-1)) {
    if (isStep(parts++)) yield;
    const { done, value: part } = innermost.next();
    if (done) open.pop();
    else if (typeof part === 'string') written += part;
    else open.push(partsOf(part));
  }
  return written;
}

function* partsOf(value: YamlValue): Generator<YamlValue | string, void> {
  if (value.kind === 'list') {
    yield '[]interface {}{';
    for (const [index, item] of value.items.entries()) {
      if (index > 0) yield ', ';
      yield item;
    }
    yield '}';
  } else if (value.kind === 'map') {
    const entries = [...value.entries.values()].sort((a, b) => compareKeys(a.key, b.key));
    yield 'map[interface {}]interface {}{';
    for (const [index, { key, value: field }] of entries.entries()) {
      if (index > 0) yield ', ';
      yield key;
      yield ':';
      yield field;
    }
    yield '}';
  } else {
    yield scalarSyntax(value);
  }
}

function scalarSyntax(value: Exclude<YamlValue, { kind: 'list' | 'map' }>): string {
  switch (value.kind) {
    case 'null':
      return 'interface {}(nil)';
    case 'bool':
      return String(value.value);
    case 'int':
      return isUnsigned(value.value) ? `0x${value.value.toString(16)}` : String(value.value);
    case 'float':
      return goFloat(value.value);
    case 'string':
      return goQuote(value.value);
  }
}

/** Compares two keys: by type, then by value. Mirrors compare of internal/fmtsort. */
function compareKeys(a: YamlValue, b: YamlValue): number {
  const byType = typeRank(a) - typeRank(b);
  if (byType !== 0) return byType;
  if (a.kind === 'string' && b.kind === 'string') return byUtf8(a.value, b.value);
  if (a.kind === 'int' && b.kind === 'int') return a.value < b.value ? -1 : 1;
  if (a.kind === 'float' && b.kind === 'float') return compareFloats(a.value, b.value);
  if (a.kind === 'bool' && b.kind === 'bool') return Number(a.value) - Number(b.value);
  return 0;
}

/** fmt sorts types by the addresses of their descriptions, which the linker lays out in this order. */
const types = ['null', 'string', 'uint64', 'int', 'float', 'bool'];

function typeRank(key: YamlValue): number {
  return types.indexOf(key.kind === 'int' && isUnsigned(key.value) ? 'uint64' : key.kind);
}

/** NaN comes first, as in cmp.Compare. */
function compareFloats(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}

/** Formats a float64 with the fewest digits that identify it. Mirrors strconv.FormatFloat(value, 'g', -1, 64). */
export function goFloat(value: number): string {
  return general(value, String(Math.abs(value)));
}

/** Formats with float32 precision, as sigs.k8s.io/yaml writes float keys. */
export function goFloat32(value: number): string {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9 && Number.isFinite(single); digits++) {
    const shortest = Math.abs(single).toPrecision(digits);
    if (Math.fround(Number(shortest)) === Math.abs(single)) return general(single, shortest);
  }
  return general(single, String(Math.abs(single)));
}

function general(value: number, decimal: string): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return sign === '-' ? '-Inf' : '+Inf';
  if (value === 0) return `${sign}0`;
  const [mantissa = '', power = '0'] = Number(decimal).toExponential().split('e');
  const exponent = Number(power);
  const digits = mantissa.replace('.', '');
  // The limits at which Go's %g with the fewest digits switches to exponents.
  if (exponent < -4 || exponent >= 6) return scientific(sign, digits, exponent);
  return sign + plainDecimal(digits, exponent);
}

function scientific(sign: string, digits: string, exponent: number): string {
  const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${sign}${digits.charAt(0)}${tail}e${exponent < 0 ? '-' : '+'}${power}`;
}

function plainDecimal(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return rest === '' ? whole : `${whole}.${rest}`;
}
