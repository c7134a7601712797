import { expect, test } from 'vitest';
import { observe, rows, type Row } from '../../testing/findingRows';
import { emptyStages } from './omissionFindings';

function level(written: string, right?: string): Row {
  const row: Row = {
    rule: { level: written, users: ['a'] },
    expected: right ? 'level-unknown level' : null,
  };
  return right === undefined ? row : { ...row, becomes: { level: right, users: ['a'] } };
}
function stage(written: string, right?: string): Row {
  const row: Row = {
    rule: { omitStages: [written], users: ['a'] },
    expected: 'stage-unknown omitStages.0',
  };
  return right === undefined ? row : { ...row, becomes: { omitStages: [right], users: ['a'] } };
}

rows({
  metadata: level('metadata', 'Metadata'),
  MetaData: level('MetaData', 'Metadata'),
  meta: level('meta', 'Metadata'),
  none: level('none', 'None'),
  'missing is for the server to say': level(''),
  'nonsense is for the server to say': level('Everything'),
  requestReceived: stage('requestReceived', 'RequestReceived'),
  RequestRecieved: stage('RequestRecieved', 'RequestReceived'),
  ResponseCompleted: {
    rule: { omitStages: ['ResponseCompleted', 'Panic'], level: 'None', users: ['a'] },
    expected: 'stage-unknown omitStages.0',
    becomes: { omitStages: ['ResponseComplete', 'Panic'], level: 'None', users: ['a'] },
  },
  ResponseStart: stage('ResponseStart', 'ResponseStarted'),
  'RequestStarted could be two': stage('RequestStarted'),
  'ResponseComplete omitted': {
    rule: { omitStages: ['ResponseComplete'], users: ['a'] },
    expected: 'outcome-hidden omitStages.0',
  },
  'all omitted': {
    rule: {
      omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      users: ['a'],
    },
    expected: 'all-stages-omitted omitStages',
  },
});

test('an empty list does not record again what the policy omits, as far as it is a stage', () => {
  const rules = [{ level: 'Metadata', omitStages: [] }, { level: 'Metadata' }];
  const found = (...omitStages: string[]) => emptyStages({ omitStages, rules }, [0]);
  expect(found('Started')).toEqual([]);
  const [finding] = found('Started', 'Panic');
  expect(finding?.message).toContain('does not record Panic again');
  expect(finding?.fix).toBeUndefined();
  expect(found('Panic')[0]?.fix?.title).toBe('Move Panic to the other rules');
});

test('the only field of a rule is not removed, because the rule would go with it', () => {
  const found = (level: string) =>
    observe({ omitStages: ['Panic'], rules: [{ level, omitStages: ['Panic'] }] }).find(
      ({ code }) => code === 'omit-stages-repeated',
    );
  expect(found('None')?.fix?.title).toBe('Remove omitStages from the rule');
  expect(found('')).toBeDefined();
  expect(found('')?.fix).toBeUndefined();
});
