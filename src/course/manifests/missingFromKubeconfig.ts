import type { Server } from '../../apiServer/doctor/finding';
import { cleaned, folderOf } from '../../apiServer/doctor/paths';
import { nodeAt, yamlParts } from '../../apiServer/doctor/read/yamlText';
import { checkKubeconfig } from '../../apiServer/webhook/checkKubeconfig';
import { loadedKubeconfig } from '../../apiServer/webhook/loadedKubeconfig';
import { lineAt } from '../../engine/lineAt';

interface Wanted {
  server: string;
  ca: string;
  tokenFile: string;
}

/** Returns what a kubeconfig beside a manifest in one text lacks; undefined if nothing. */
export function missingFromKubeconfig(
  wanted: Wanted,
  text: string,
  server: Server,
): string | undefined {
  const found = documentsIn(text).find(({ part }) => nodeAt(part, part.root, 'clusters'));
  if (!found)
    return 'There is no kubeconfig in the text: a document with `clusters`, `users` and `contexts`.';
  const serious = checkKubeconfig(found.text).find(({ severity }) => severity !== 'notice');
  if (serious) return `Line ${lineAt(text)(found.from + serious.at.start)}: ${serious.message}`;
  const { cluster, user } = loadedKubeconfig(found.part);
  // Relative paths begin in the folder of the kubeconfig.
  const folder = folderOf(server.given('audit-webhook-config-file')?.value ?? '');
  const whole = (path = '') => cleaned(path.startsWith('/') ? path : `${folder}/${path}`);
  const is = cluster?.get('server') ?? '';
  if (is.replace(/\/$/, '') !== wanted.server) return `Its current context leads to \`${is}\`.`;
  if (whole(cluster?.get('certificate-authority')) !== wanted.ca)
    return 'Its cluster does not name that `certificate-authority`.';
  if (whole(user?.get('tokenFile')) !== wanted.tokenFile)
    return 'The user of its current context does not name that `tokenFile`.';
  return undefined;
}

/** The documents of a text, each alone, and where it begins. */
function documentsIn(text: string) {
  const marks = [...text.matchAll(/^---[ \t]*\r?$/gm)].map(({ index }) => index);
  return [0, ...marks].flatMap((from, at) => {
    const own = text.slice(from, marks[at] ?? text.length);
    return yamlParts(own).map((part) => ({ part, text: own, from }));
  });
}
