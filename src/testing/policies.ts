/** A policy with comments to keep, and two rules. */
export const small = `apiVersion: audit.k8s.io/v1
kind: Policy
# nothing on arrival
omitStages:
  - "RequestReceived"
rules:
  # secrets never with bodies
  - level: Metadata # keep
    resources:
      - group: "" # core
        resources: ["secrets"]
  # the rest
  - level: None
`;
export const three = `${small}  - level: Request\n`;

/** Returns a policy with these rules. */
export const policyOf = (rules: string) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules}`;

/** A policy with a rule of each level, the last for everything else. */
export const everyLevel = policyOf(`  - level: Metadata
    omitStages: [RequestReceived]
    resources: [{ group: "", resources: [secrets] }]
  - level: RequestResponse
    verbs: [create]
  - level: None
    nonResourceURLs: ["/*"]
  - level: Request
`);
