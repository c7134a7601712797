import type { ClusterResource } from '../../catalog/types';
import { clusterResourceFrom } from '../clusterApi';
import type { ClusterReading } from './clusterReading';

/** NAME, SHORTNAMES, APIVERSION, NAMESPACED, KIND, and with -o wide VERBS and CATEGORIES; any of the lists may be empty. */
const row =
  /^(\S+)\s+(?:([a-z\d,.-]+)\s+)?((?:[a-z\d.-]+\/)?v\d[a-z\d]*)\s+(true|false)\s+([A-Z]\w*)(?:\s+(\[[a-z ]*\]|[a-z]+(?:,[a-z]+)*))?(?:\s+([a-z\d,.-]+))?$/;
const header = /^NAME\s+.*(?:APIVERSION|APIGROUP|NAMESPACED|KIND)/;
const verbNames = /^\[?(?:create|delete|deletecollection|get|list|patch|update|watch)\b/;

/** Returns the resources in the lines of kubectl api-resources, and the lines that are none. Never throws. */
export function tableResources(lines: readonly string[]): ClusterReading {
  const resources: ClusterResource[] = [];
  const refused: ClusterReading['refused'] = [];
  const other = otherCommand(lines);
  for (const [at, given] of lines.entries()) {
    const line = given.trim();
    if (line === '' || header.test(line) || isAside(line)) continue;
    const resource = resourceIn(line);
    if (resource) resources.push(resource);
    else refused.push({ line: at + 1, text: line, reason: reasonFor(line) });
  }
  if (resources.length > 0 || other === undefined) return { resources, refused };
  // One reason for all of it.
  return { resources, refused: refused.slice(0, 1).map((each) => ({ ...each, reason: other })) };
}

/** The command itself, a comment, or the fence of a code block. */
const isAside = (line: string) =>
  /^(?:#|```)/.test(line) || /^(?:\S*[$%>#❯»➜]\s+)?kubectl\s+api-resources\b/.test(line);

function resourceIn(line: string): ClusterResource | undefined {
  const [, resource, shortNames, apiVersion = '', namespaced, kind, first, second] =
    row.exec(line) ?? [];
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const isVerbs = first !== undefined && verbNames.test(first);
  const verbs = isVerbs ? first : undefined;
  const categories = isVerbs ? second : first;
  return clusterResourceFrom({
    ...{ group, resource, kind, namespaced: namespaced === 'true', versions: [version] },
    ...(shortNames && { shortNames: shortNames.split(',') }),
    ...(verbs && { verbs: verbs.replaceAll(/[[\]]/g, '').split(/[ ,]/).filter(Boolean) }),
    ...(categories && { categories: categories.split(',') }),
  });
}

function reasonFor(line: string): string {
  if (/^(?:error|warning|W\d{4}|E\d{4})\b/i.test(line))
    return 'A message of kubectl. What it could not list is not known.';
  if (/^[a-z].*\s(?:true|false)(?:\s|$)/.test(line))
    return 'A column is missing: name, version (group/v1), NAMESPACED and KIND are needed.';
  return 'Not a line of kubectl api-resources.';
}

/** What to say about the output of another command; undefined if it can be what was asked for. */
function otherCommand(lines: readonly string[]): string | undefined {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '' && !isAside(line));
  const [first = ''] = said;
  if (/^NAME\s+.*APIGROUP/.test(first))
    return 'kubectl before 1.20 does not list versions here. Use a newer kubectl.';
  if (/^NAME\s+CREATED AT/.test(first))
    return 'kubectl get crd lists only names. Add -o yaml, or use kubectl api-resources -o wide.';
  if (said.length > 0 && said.every((line) => /^[a-z\d-]+(?:\.[a-z\d.-]+)?$/.test(line)))
    return 'These are only names. Use kubectl api-resources -o wide, not -o name.';
  if (said.length > 0 && said.every((line) => /^(?:[a-z\d.-]+\/)?v\d\w*$/.test(line)))
    return 'This looks like kubectl api-versions. Use kubectl api-resources -o wide.';
  if (/^(?:NAME|NAMESPACE)\s/.test(first) && !header.test(first))
    return 'This is the output of another command. Use kubectl api-resources -o wide.';
  return undefined;
}
