import { expect, it } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import { cutCommand } from './cutCommand';

const rows: [command: string, tool: string, start: string, end: string][] = [
  ['kubectl get pods -n dev', 'kubectl ', 'get pods -n dev', ''],
  ['kubectl get pod web-1 -n prod -o yaml', 'kubectl ', 'get pod web-1', ' -n prod -o yaml'],
  [
    'kubectl delete pod webapp-pod -n prod-namespace',
    'kubectl ',
    'delete pod webapp-pod -n',
    ' prod-namespace',
  ],
  [
    'kubectl get --raw /api/v1/namespaces/dev/pods',
    'kubectl ',
    'get --raw /api/v1/namespa',
    'ces/dev/pods',
  ],
  ['kubelet: PATCH node status', '', 'kubelet: PATCH', ' node status'],
];
it.each(rows)('%s', (command, tool, start, end) => {
  expect(cutCommand(command)).toEqual({ tool, start, end });
});

it('loses nothing of any command', () => {
  for (const { command } of sampleRequests) {
    const { tool, start, end } = cutCommand(command);
    expect(tool + start + end).toBe(command);
    expect(start).not.toBe('');
  }
});
