import type { QuestionSet } from '../question';
import { core, returned, served, unserved, written, type Kinds } from './filters';
import { apps, jobs, tokenReviews } from './kinds';

/** What is sent is in the log from Request on, what is returned at RequestResponse. */
const bodiesOf = (kinds: Kinds) => [
  ...served({ atMost: 'Metadata' }, kinds, written),
  ...served({ atMost: 'Request' }, kinds, returned),
];

/** What of a body should not be in a log. */
export const credentials: QuestionSet = {
  id: 'credentials',
  title: 'Credentials in the log',
  questions: [
    {
      code: 'secret-content',
      title: "Which requests record a Secret's content?",
      claim: "No request records a Secret's content.",
      kind: 'list',
      parts: bodiesOf(core('secrets')),
      except: unserved,
      why: 'At Request, the object or patch that is sent; at RequestResponse, also what is read and listed.',
    },
    {
      code: 'token-content',
      title: 'Which requests record a token?',
      claim: 'No request records the token of a service account or TokenReview.',
      kind: 'list',
      parts: [
        ...served({ atMost: 'Request' }, core('serviceaccounts/token'), ['create']),
        ...served({ atMost: 'Metadata' }, tokenReviews, ['create']),
      ],
      except: unserved,
      why: 'The response of `serviceaccounts/token` is a new token, and the body of a TokenReview is somebody’s token. Both work until they expire.',
    },
    {
      code: 'configmap-content',
      title: 'Which requests record the data of ConfigMaps?',
      claim: 'No request records the data of a ConfigMap.',
      kind: 'list',
      parts: bodiesOf(core('configmaps')),
      except: unserved,
      why: 'ConfigMaps hold passwords more often than they should, and they are large.',
    },
    {
      code: 'environment-content',
      title: 'Which requests record the environment variables of pods?',
      claim: 'No request records the spec of a pod or of what creates pods.',
      kind: 'list',
      parts: [core('pods', 'replicationcontrollers'), apps, jobs].flatMap(bodiesOf),
      except: unserved,
      why: 'A password in `env` is in the spec. Recording specs is often wanted (see `workloads`): then passwords belong in Secrets.',
    },
  ],
};
