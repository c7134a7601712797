import { ownScript } from './trustedTypes';

const script = './sw.js';

/**
 * Registers the service worker that keeps the app's files in this browser (hosting/offline.js), so that the
 * page opens offline. Where that is impossible or fails, the page works as before. Never throws.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    if (navigator.serviceWorker.controller && (await isGone())) await leave();
    else
      await navigator.serviceWorker.register(ownScript(script), {
        scope: './',
        updateViaCache: 'none',
      });
  } catch {
    // Blocked by the browser, or offline now.
  }
}

/** Calls back when a reload would open a newer version. Returns a function that stops listening. */
export function onNewVersion(callback: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const worker = navigator.serviceWorker;
  // On the first visit, the first worker replaces none: that is not an update.
  let hadOne = worker.controller !== null;
  const listen = () => {
    if (hadOne) callback();
    hadOne = true;
  };
  worker.addEventListener('controllerchange', listen);
  return () => worker.removeEventListener('controllerchange', listen);
}

export const reload = () => location.reload();

/** Whether another site uses this address now, such as another project on the same port. */
async function isGone(): Promise<boolean> {
  const { ok, status, headers } = await fetch(script, { method: 'HEAD', cache: 'no-store' });
  if (!ok) return status === 404 || status === 410;
  return !/javascript/.test(headers.get('content-type') ?? '');
}

/** Removes the worker and its files, so that the next reload shows that site. */
async function leave(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const kept = (await caches.keys()).filter((name) =>
    name.startsWith(`auditorium ${registration?.scope} `),
  );
  await Promise.all(kept.map((name) => caches.delete(name)));
}
