import { policyOf } from './policyOf';
import type { Tried } from './tried';

const objects = 'level: Metadata, resources: [{group: "", resources: [secrets, configmaps]}]';
const rest = 'level: RequestResponse';

export const leak: Tried = {
  right: [
    policyOf([
      objects,
      'level: Metadata, verbs: [create], resources: [{group: "", resources: ["serviceaccounts/*"]}, {group: authentication.k8s.io}]',
      rest,
    ]),
    policyOf([
      'level: Metadata, resources: [{group: "", resources: [secrets]}]',
      'level: Metadata, resources: [{group: "", resources: [configmaps]}]',
      'level: Metadata, resources: [{group: "", resources: ["*/token"]}]',
      'level: Metadata, resources: [{group: authentication.k8s.io, resources: [tokenreviews]}]',
      rest,
    ]),
  ],
  wrong: [
    // After the rule that matches everything.
    { text: policyOf([rest, objects]), unmet: 0 },
    { text: policyOf([objects, rest]), unmet: 1 },
    // A subresource is not part of its resource.
    {
      text: policyOf([
        'level: Metadata, resources: [{group: "", resources: [secrets, configmaps, serviceaccounts]}, {group: authentication.k8s.io}]',
        rest,
      ]),
      unmet: 1,
    },
    { text: policyOf(['level: Metadata']), unmet: 2 },
    // They are lost instead of protected.
    {
      text: policyOf(['level: None, resources: [{group: "", resources: [secrets]}]', rest]),
      unmet: 0,
    },
  ],
};
