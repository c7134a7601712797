import { describe, expect, it } from 'vitest';
import { durationString, parseDuration } from '../go/duration';
import { acceptsStatus } from './accept';
import { requestInfo } from './requestInfo';
import { timeoutProblem } from './timeout';

describe('timeoutProblem', () => {
  const prefix = 'invalid timeout specified in the request URL - time: ';
  it.each([
    ['timeout=30s', undefined],
    ['timeout=0', undefined],
    ['timeout=-1h', undefined],
    ['timeout=999999h', undefined],
    ['timeout=', undefined],
    ['timeout=1s&timeout=x', undefined],
    ['timeout=x&timeout=1s', 'invalid duration "x"'],
    ['timeout=30', 'missing unit in duration "30"'],
    ['timeout=+5s', 'invalid duration " 5s"'],
    ['timeout=5d', 'unknown unit "d" in duration "5d"'],
    ['timeout=5%C3%A9', 'unknown unit "\\xc3\\xa9" in duration "5\\xc3\\xa9"'],
    ['timeout=5%ff', 'unknown unit "\\xff" in duration "5\\xff"'],
    ['timeout=%22%5C', 'invalid duration "\\"\\\\"'],
    ['timeout=3000000h', 'invalid duration "3000000h"'],
    ['watch=1&timeout=30', undefined],
  ])('%s', (query, expected) => {
    const url = `/api/v1/pods?${query}`;
    const problem = timeoutProblem('GET', url, requestInfo('GET', url));
    expect(problem).toBe(expected && prefix + expected);
  });

  it.each([
    ['/healthz?timeout=30', true],
    ['/debug/pprof/profile?timeout=30', false],
    ['/api/v1/namespaces/a/pods/b/exec?timeout=30', false],
  ])('%s', (url, isRejected) => {
    expect(timeoutProblem('GET', url, requestInfo('GET', url)) !== undefined).toBe(isRejected);
  });
});

describe('durations', () => {
  it.each([
    ['1.5h', '1h30m0s'],
    ['70us', '70µs'],
    ['1\u03bcs', '1µs'],
    ['.5s', '500ms'],
    ['1m1.05s', '1m1.05s'],
    ['24h', '24h0m0s'],
    ['0', '0s'],
    ['999ns', '999ns'],
  ])('%s', (text, written) => {
    const parsed = parseDuration(text);
    expect('error' in parsed ? parsed.error : durationString(Number(parsed.nanoseconds))).toBe(
      written,
    );
  });

  it.each([
    ['2562047h47m16.854775807s', 9223372036854775807n],
    ['-9223372036854775808ns', -9223372036854775808n],
    ['9223372036854775808ns', undefined],
  ])('%s at the limit', (text, nanoseconds) => {
    const parsed = parseDuration(text);
    expect('error' in parsed ? undefined : parsed.nanoseconds).toBe(nanoseconds);
  });
});

describe('acceptsStatus', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['application/json', true],
    ['text/html', false],
    ['text/html, */*;q=0.1', true],
    ['*', true],
    ['application/*', true],
    ['*/json', false],
    ['application', false],
    ['application/json/x', false],
    ['application/yaml;stream=watch', false],
    ['application/vnd.kubernetes.protobuf;stream=watch', true],
    ['application/json;as=Table;v=v1;g=meta.k8s.io', false],
    ['application/json;as=Table;v=v1;g=meta.k8s.io,application/json', true],
    ['application/json;sv=v1', false],
  ])('%s', (header, expected) => expect(acceptsStatus(header)).toBe(expected));
});
