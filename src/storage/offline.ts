/** Calls back when a reload would open a newer version. Returns a function that stops listening. */
export function onNewVersion(callback: () => void): () => void {
  const workers = serviceWorkers();
  if (!workers) return () => undefined;
  // On the first visit, the first worker replaces none: that is not an update.
  let hadOne = workers.controller !== null;
  const listen = () => {
    if (hadOne) callback();
    hadOne = true;
  };
  workers.addEventListener('controllerchange', listen);
  return () => workers.removeEventListener('controllerchange', listen);
}

export const reload = () => location.reload();

/** Returns the page's service workers; undefined without HTTPS, and in a sandbox, where asking for them throws. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
