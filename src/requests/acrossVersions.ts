import { kubernetesVersions, type KubernetesVersion } from '../audit/types';
import { whatOf, type Translate } from './commandRequests';
import type { Reading } from './readRequests';

/** What a command sends with some versions of kubectl in a row. */
export interface Variant {
  from: KubernetesVersion;
  to: KubernetesVersion;
  /** The requests in words, or why it is refused. */
  words: string;
}

/** A command that does not send the same with every version of kubectl. */
export interface Varying {
  command: string;
  variants: Variant[];
}

/** So many commands of a paste are compared. */
const comparedAtMost = 50;

/**
 * Returns the commands of a paste whose requests differ between versions of kubectl, and how. Discovery does not count,
 * nor does what no log shows. Pauses after each translation.
 */
export function* acrossVersions(
  commands: Reading['commands'],
  translate: (kubectl: KubernetesVersion) => Translate,
): Generator<undefined, Varying[]> {
  const found: Varying[] = [];
  for (const { command, files } of commands.slice(0, comparedAtMost)) {
    const sent: { version: KubernetesVersion; urls: string; names: string }[] = [];
    for (const version of kubernetesVersions) {
      yield;
      const translated = translate(version)(command, files);
      const requests =
        'refused' in translated ? [] : translated.requests.filter(({ discovery }) => !discovery);
      const refused = 'refused' in translated ? translated.refused : 'nothing but discovery';
      const urls = requests.map(({ method, url }) => `${method} ${url}`).join(', ');
      sent.push({
        version,
        urls: urls || refused,
        names: countedIn(requests.map(whatOf)) || refused,
      });
    }
    if (new Set(sent.map(({ urls }) => urls)).size === 1) continue;
    const variants: Variant[] = [];
    const hasNames = new Set(sent.map(({ names }) => names)).size > 1;
    for (const { version, urls, names } of sent) {
      const words = hasNames ? names : urls;
      const last = variants.at(-1);
      if (last?.words === words) last.to = version;
      else variants.push({ from: version, to: version, words });
    }
    found.push({ command, variants });
  }
  return found;
}

/** "get pods ×2, list events": each once, in the order in which they come first. */
function countedIn(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name)).join(', ');
}
