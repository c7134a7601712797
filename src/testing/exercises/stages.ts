import { header } from '../../course/exercises/expected';
import type { Tried } from './tried';

export const stages: Tried = {
  right: [
    `${header}rules:
  - level: Metadata
    omitStages: [RequestReceived]
`,
    `${header}metadata: { name: late }
omitStages:
  - RequestReceived
rules:
  - level: Metadata
    resources: [{ group: "" }]
    omitStages: ["RequestReceived"]
  - level: Metadata
    omitManagedFields: true
`,
  ],
  wrong: [
    { text: `${header}rules: [{ level: Metadata }]\n`, unmet: 1 },
    {
      text: `${header}omitStages: [RequestReceived, ResponseStarted]\nrules: [{ level: Metadata }]\n`,
      unmet: 2,
    },
    {
      text: `${header}omitStages: [RequestReceived]
rules:
  - level: Metadata
    userGroups: ["system:authenticated"]
`,
      unmet: 0,
    },
    // There is no such stage: kube-apiserver does not start.
    { text: `${header}omitStages: [RequestStarted]\nrules: [{ level: Metadata }]\n`, unmet: 0 },
  ],
};
