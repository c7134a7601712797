import { newestKubernetes, type KubernetesVersion } from '../audit/types';
import type { Lesson, Screen } from './types';

/** A screen with everything that it takes over from those before it. */
export interface WholeScreen extends Screen {
  /** The lesson's policy: what the studio shows if the learner has changed nothing. */
  text: string;
  requestIds: readonly string[];
  version: KubernetesVersion;
}

/** Returns the screens of a lesson, each with the policy, requests and version that it shows. */
export function screensOf({ screens }: Lesson): WholeScreen[] {
  let text = '';
  let requestIds: readonly string[] = [];
  let version: KubernetesVersion = newestKubernetes;
  return screens.map((screen) => {
    text = screen.policy ?? text;
    requestIds = screen.requests ?? requestIds;
    version = screen.kubernetes ?? version;
    return { ...screen, text, requestIds, version };
  });
}
