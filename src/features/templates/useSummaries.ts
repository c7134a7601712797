import { useEffect, useState } from 'react';
import type { KubernetesVersion } from '../../audit/types';
import { templates } from '../../catalog/templates';
import { inSlices } from '../../state/inSlices';
import { summaryInSteps, type TemplateSummary } from './templateSummary';

/** After this many ms of work the page may respond to the user. */
const sliceMs = 8;

/** By Kubernetes version, then template. Templates never change, so each is evaluated once. */
const known = new Map<KubernetesVersion, ReadonlyMap<string, TemplateSummary>>();

/** Returns the summaries by the template's id. While the first ones are computed, they appear one by one. */
export function useSummaries(kubernetes: KubernetesVersion): ReadonlyMap<string, TemplateSummary> {
  const [shown, setShown] = useState(() => known.get(kubernetes));
  useEffect(() => {
    const show = () => setShown(known.get(kubernetes));
    return inSlices(stepsFor(kubernetes), show, { sliceMs });
  }, [kubernetes]);
  return shown ?? none;
}

const none: ReadonlyMap<string, TemplateSummary> = new Map();

/** Computes the summaries that are not yet known. */
function* stepsFor(kubernetes: KubernetesVersion): Generator<undefined, void> {
  for (const template of templates) {
    const before = known.get(kubernetes) ?? none;
    if (before.has(template.id)) continue;
    const summary = yield* summaryInSteps(template, kubernetes);
    known.set(kubernetes, new Map([...before, [template.id, summary]]));
  }
}
