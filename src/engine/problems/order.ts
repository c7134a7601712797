import type { Problem } from '../problem';

/** kube-apiserver's first, then the most severe; among equals, in the order of the text. */
export function bySourceAndWeight(a: Problem, b: Problem): number {
  return sources[a.source] - sources[b.source] || byWeight(a, b);
}

const sources = { 'kube-apiserver': 0, auditorium: 1 };
const weights = { error: 0, warning: 1, notice: 2 };

/** The most severe first; among equals, in the order of the text. */
export function byWeight(a: Problem, b: Problem): number {
  return weights[a.severity] - weights[b.severity] || a.range.start - b.range.start;
}
