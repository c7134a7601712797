import type { ClusterResource } from '../../catalog/types';

/** What became of a paste: the resources, and what was not read, by line from 1. */
export interface ClusterReading {
  resources: ClusterResource[];
  refused: Refused[];
}

export interface Refused {
  line: number;
  text: string;
  reason: string;
}
