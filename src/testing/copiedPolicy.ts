/** A valid policy for tests of what copying does to a text, with comments, blank lines and characters of other scripts. */
export const policy = `# who did what
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages:
  - "RequestReceived"
rules:
  # no health checks，不要
  - level: None
    nonResourceURLs: ["/healthz*", "/readyz"]
  - level: Metadata
    verbs: ["get", "list"]
    resources:
      - group: ""
        resources: ["secrets"]

  - level: Request
    users: ["admin"] # the admin
`;
/** Its lines. */
export const lines = policy.trimEnd().split('\n');
/** The policy with every line written otherwise; the first has the number 1. */
export const each = (wrap: (line: string, number: number) => string) =>
  lines.map((line, index) => `${wrap(line, index + 1)}\n`).join('');
/** The policy with one part written otherwise; outside comments. */
export const but = (part: string, by: string) => policy.replaceAll(part, by);
