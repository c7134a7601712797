import components from '../../flags/components.json';

/** Flags of kube-apiserver that are gone, and what to do instead. */
export const removedFlags: ReadonlyMap<string, { since: string; instead: string }> = new Map([
  [
    'audit-dynamic-configuration',
    {
      since: '1.19',
      instead: 'AuditSink objects are gone with it. Use `--audit-webhook-config-file`.',
    },
  ],
  ['insecure-port', { since: '1.24', instead: 'Remove it.' }],
  ['insecure-bind-address', { since: '1.24', instead: 'Remove it.' }],
  ['basic-auth-file', { since: '1.19', instead: 'Remove it.' }],
  ['kubelet-https', { since: '1.22', instead: 'Remove it.' }],
  ['enable-swagger-ui', { since: '1.18', instead: 'Remove it.' }],
]);

/** Returns the other component that has a flag, by the flag's name without dashes; undefined if none has. */
export function otherComponents(name: string): string | undefined {
  const { 'kube-apiserver': _, ...others } = components as Record<string, string>;
  return Object.keys(others).find((component) => ` ${others[component]} `.includes(` ${name} `));
}
