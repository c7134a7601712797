import { rows, type Row } from '../../testing/findingRows';

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
