import { core, rows } from '../../testing/findingRows';

rows({
  'exec with create only': {
    rule: { verbs: ['create'], resources: core('pods/exec') },
    expected: 'stream-get-missing verbs',
    becomes: { verbs: ['create', 'get'], resources: core('pods/exec') },
  },
  'exec with get only': {
    rule: { verbs: ['get'], resources: core('pods/exec', 'pods/attach') },
    expected: 'stream-create-missing verbs',
    becomes: { verbs: ['get', 'create'], resources: core('pods/exec', 'pods/attach') },
  },
  'with other resources more verbs would record more': {
    rule: { verbs: ['create'], resources: core('pods', 'pods/exec') },
    expected: 'stream-get-missing verbs',
  },
  'both verbs': {
    rule: { verbs: ['get', 'create'], resources: core('pods/exec') },
    expected: null,
  },
  'dropped on purpose': {
    rule: { level: 'None', verbs: ['get'], resources: core('pods/exec') },
    expected: null,
  },
  'reads of a controller dropped': {
    rule: { level: 'None', verbs: ['get', 'list'], users: ['system:kube-scheduler'] },
    expected: null,
  },
});
