import { ownScript } from './trustedTypes';

const script = './sw.js';

/**
 * Keeps the studio's files in this browser (hosting/offline.js), so that it opens without network from
 * now on. Where that cannot be, or fails halfway, everything goes on as before; never throws.
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
    // Forbidden here, or there is no network now.
  }
}

/** Calls back when the next reload opens a newer version. Answers a function that stops listening. */
export function onNewVersion(callback: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const worker = navigator.serviceWorker;
  // On the first visit a version takes over from none.
  let hadOne = worker.controller !== null;
  const listen = () => {
    if (hadOne) callback();
    hadOne = true;
  };
  worker.addEventListener('controllerchange', listen);
  return () => worker.removeEventListener('controllerchange', listen);
}

export const reload = () => location.reload();

/** Whether somebody else lives at this address now: another project on the same port, say. */
async function isGone(): Promise<boolean> {
  const { ok, status, headers } = await fetch(script, { method: 'HEAD', cache: 'no-store' });
  if (!ok) return status === 404 || status === 410;
  return !/javascript/.test(headers.get('content-type') ?? '');
}

/** The next reload shows who that is. */
async function leave(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const kept = (await caches.keys()).filter((name) =>
    name.startsWith(`auditorium ${registration?.scope} `),
  );
  await Promise.all(kept.map((name) => caches.delete(name)));
}
