/** What no proof about a policy sees, for reports. */
export const cannotSee: readonly string[] = [
  'Whether kube-apiserver uses this policy: without `--audit-policy-file`, and a log or webhook backend, nothing is recorded.',
  'Events that a backend drops: a webhook or a log in batch mode when its buffer is full, and bodies that are cut because an event is too large.',
  'Aggregated API servers: kube-apiserver records no bodies of what it passes on, and they have audit policies of their own.',
  'What does not go through kube-apiserver: requests to a kubelet or to etcd, traffic between pods, static pods.',
  'Impersonation: rules match whoever sends the request. Whom they act as is in the event, but no rule can ask for it.',
  'What is in a stream: keystrokes in a shell, forwarded traffic. And bodies of requests that are refused (403) before they are read.',
];
