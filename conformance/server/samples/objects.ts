import { sampleRequests } from '../../../src/catalog/requests.ts';
import type { SampleRequest } from '../../../src/catalog/types.ts';
import type { Sent } from './cluster.ts';

type Fields = Record<string, unknown>;
/** An object as the server holds it. */
export interface Stored extends Fields {
  metadata: Fields;
  spec?: Fields;
  status?: Fields;
}

/** A step of the setup: a request or a command, by a sender or else by the cluster admin; or a wait of a second. */
export type Step =
  | (Sent & { as?: SampleRequest })
  | { run: string; files?: Record<string, unknown> }
  | 'next second';

/** Returns a sample request. */
export function sample(id: string): SampleRequest {
  const found = sampleRequests.find((request) => request.id === id);
  if (!found) throw new Error(`There is no sample request ${id}.`);
  return found;
}

/** Returns what a sample request is answered. */
export function answered(id: string): Stored {
  return structuredClone(sample(id).response.body) as Stored;
}

/** Returns a step that creates an object. */
export function create(url: string, body: Fields, as?: SampleRequest): Step {
  return { method: 'POST', url, body, ...(as && { as }) };
}

/** Returns a step that changes an object; the status of an object with "/status" in the URL. */
export function change(url: string, body: Fields, as?: SampleRequest): Step {
  const type = 'application/strategic-merge-patch+json';
  return { method: 'PATCH', url, body, type, ...(as && { as }) };
}

/** Returns a manifest: an object without what the server adds. */
export function manifestOf({ metadata, status: _, ...rest }: Stored): Fields {
  const own = ['name', 'generateName', 'namespace', 'labels', 'ownerReferences', 'annotations'];
  const kept = Object.entries(metadata).filter(([key]) => own.includes(key));
  const isPod = rest['kind'] === 'Pod';
  return {
    ...rest,
    metadata: Object.fromEntries(kept),
    ...(isPod && { spec: podSpecOf(rest.spec as unknown as PodSpec) }),
  };
}

interface PodSpec {
  containers: { name: string; image: string }[];
  serviceAccountName: string;
}

function podSpecOf({ containers, serviceAccountName }: PodSpec): Fields {
  return {
    containers: containers.map(({ name, image }) => ({ name, image })),
    ...(serviceAccountName !== 'default' && { serviceAccountName }),
  };
}
