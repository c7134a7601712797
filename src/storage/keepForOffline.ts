import { serviceWorkers } from './offline';
import { ownScript } from './trustedTypes';

const script = './sw.js';

/**
 * Registers the service worker that keeps the app's files in this browser (hosting/offline.js), so that the
 * page opens offline. Where that is impossible or fails, the page works as before. Never throws.
 */
export async function keepForOffline(): Promise<void> {
  const workers = serviceWorkers();
  if (!workers) return;
  try {
    if (workers.controller && (await isGone())) await leave(workers);
    else await workers.register(ownScript(script), { scope: './', updateViaCache: 'none' });
  } catch {
    // Blocked by the browser, or offline now.
  }
}

/** Whether another site uses this address now, such as another project on the same port. */
async function isGone(): Promise<boolean> {
  const { ok, status, headers } = await fetch(script, { method: 'HEAD', cache: 'no-store' });
  if (!ok) return status === 404 || status === 410;
  return !/javascript/.test(headers.get('content-type') ?? '');
}

/** Removes the worker and its files, so that the next reload shows that site. */
async function leave(workers: ServiceWorkerContainer): Promise<void> {
  const registration = await workers.getRegistration();
  await registration?.unregister();
  const kept = (await caches.keys()).filter((name) =>
    name.startsWith(`auditorium ${registration?.scope} `),
  );
  await Promise.all(kept.map((name) => caches.delete(name)));
}
