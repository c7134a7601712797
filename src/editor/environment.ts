import workerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import { ownScript, policyForMonaco } from '../storage/trustedTypes';

// Monaco asks for it while it is loaded, so whoever imports Monaco imports this first.
self.MonacoEnvironment = {
  getWorker: () => new Worker(ownScript(workerUrl), { type: 'module' }),
  // One policy for all that it would make by name.
  createTrustedTypesPolicy: () => policyForMonaco,
};
