import type { LoadCase } from '../protocol.ts';
import type { Random } from '../random.ts';

const levels = ['None', 'Metadata', 'Request', 'RequestResponse', 'metadata', 'yes', ''];

/** A policy text that kube-apiserver may take or refuse. */
export function loadCase(random: Random): Omit<LoadCase, 'id' | 'kubernetes'> {
  const policy = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: ${random.pick(levels)}\n`;
  return { op: 'load', policy };
}
