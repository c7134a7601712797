/**
 * What differs from run to run, and is set equal on both sides: times, UIDs, resource versions, addresses that
 * the server picks, and what it signs. Everything else is compared byte for byte.
 */
const picked: [pattern: RegExp, same: string][] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-01-01T00:00:00$1Z'],
  [/T00:00:00\.\d{6}Z/g, 'T00:00:00.000000Z'],
  [
    /(?<before>\b|%3D)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g,
    '$<before>00000000-0000-4000-8000-000000000000',
  ],
  [/("(?:resourceVersion|observedGeneration)":)"\d+"/g, '$1"1"'],
  [/\b127\.0\.0\.1:\d+/g, '127.0.0.1:6443'],
  [/\b10\.0\.0\.\d+\b/g, '10.0.0.1'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'signed'],
  [/("remainingItemCount":)\d+/g, '$11'],
  // Of requests that took half a second.
  [/"apiserver\.latency\.k8s\.io\/[^"]*":"[^"]*",?/g, ''],
  [/("continue":)"[\w-]+"/g, '$1"more"'],
  // In the URLs of kubectl's watches.
  [/\b(resourceVersion|timeoutSeconds)=[1-9]\d*/g, '$1=1'],
  [/\btimeout=\d+m\d+s/g, 'timeout=1m1s'],
];

/** Sets equal what differs from run to run, in a log line, a body or a case, as JSON. */
export function equalise(text: string): string {
  const same = picked.reduce((rest, [pattern, value]) => rest.replace(pattern, value), text);
  // kubectl describe writes the selector of its events in random order.
  return same.replaceAll(/(?<=fieldSelector=)involvedObject[^&"\\]*/g, (selector) =>
    selector.split('%2C').toSorted().join('%2C'),
  );
}
