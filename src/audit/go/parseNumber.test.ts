import { describe, expect, it } from 'vitest';
import { float32String, parseBool, parseFloat32, parseInt64 } from './parseNumber';

describe('parseInt64', () => {
  it.each<[string, bigint | string]>([
    ['12', 12n],
    ['+5', 5n],
    ['-0x1F', -31n],
    ['0b101', 5n],
    ['0o17', 15n],
    ['010', 8n],
    ['1_000', 1000n],
    ['0x_1f', 31n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', 'value out of range'],
    ['99999999999999999999x', 'value out of range'],
    ['', 'invalid syntax'],
    ['08', 'invalid syntax'],
    ['_1', 'invalid syntax'],
    ['1__0', 'invalid syntax'],
    ['1.5', 'invalid syntax'],
    ['0x', 'invalid syntax'],
  ])('%j', (text, expected) => {
    const error = `strconv.ParseInt: parsing ${JSON.stringify(text)}: ${expected}`;
    expect(parseInt64(text)).toEqual(
      typeof expected === 'bigint' ? { value: expected } : { error },
    );
  });
});

describe('parseBool', () => {
  it.each<[string, boolean | undefined]>([
    ['true', true],
    ['F', false],
    ['tRUE', undefined],
    ['yes', undefined],
  ])('%j', (text, expected) => {
    const read = parseBool(text);
    expect('value' in read ? read.value : undefined).toBe(expected);
  });
});

describe('parseFloat32, and how Go writes it again', () => {
  it.each<[string, string | undefined]>([
    ['10', '10'],
    ['.5', '0.5'],
    ['0.1', '0.1'],
    ['-0', '-0'],
    ['1e6', '1e+06'],
    ['999999', '999999'],
    ['123456789', '1.2345679e+08'],
    ['0.00001', '1e-05'],
    ['0x1p-2', '0.25'],
    ['+Inf', '+Inf'],
    ['nan', 'NaN'],
    ['1_0.5', '10.5'],
    ['1e39', undefined],
    ['0x1', undefined],
    ['1_.5', undefined],
    ['', undefined],
  ])('%j', (text, expected) => {
    const read = parseFloat32(text);
    expect('value' in read ? float32String(read.value) : undefined).toBe(expected);
  });
});
