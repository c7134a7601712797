/** Returns a policy with these rules, in YAML's flow style, one a line. `head` goes before them. */
export const policyOf = (rules: readonly string[], head = ''): string =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\n${head}rules:\n${rules.map((rule) => `- {${rule}}\n`).join('')}`;

/** The omission that most policies have. */
export const quiet = 'omitStages: [RequestReceived]\n';
