import workerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import { ownScript, policyForMonaco } from '../storage/trustedTypes';

// Monaco reads this while it loads, so import this module before Monaco.
self.MonacoEnvironment = {
  getWorker: () => new Worker(ownScript(workerUrl), { type: 'module' }),
  // One policy instead of the many that Monaco would create.
  createTrustedTypesPolicy: () => policyForMonaco,
};
