import type { Tried } from './tried';

export const hello: Tried = {
  right: [
    `apiVersion: audit.k8s.io/v1
kind: Policy
metadata: { name: all }
omitStages: []
rules: [{ level: Metadata, verbs: [] }]
`,
    `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[
  {"level":"Metadata","nonResourceURLs":["*"]},
  {"level":"Metadata"}]}`,
  ],
  wrong: [
    {
      text: `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    resources: [{ group: "" }]
`,
      unmet: 0,
    },
    {
      text: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
`,
      unmet: 1,
    },
  ],
};
