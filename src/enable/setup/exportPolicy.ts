import { policyExports, type PolicyExport } from '../../apiServer/setups/exports';
import type { StoreApi } from '../../state/store';
import { download } from '../../storage/download';
import { unusable } from './policyToSetUp';

/** Downloads the policy of a studio in a file of another kind, unless kube-apiserver would refuse it. */
export function exportPolicy(store: StoreApi, id: PolicyExport['id']): void {
  const state = store.getState();
  const { text, kubernetes, say } = state;
  const wrong = unusable(state, kubernetes);
  if (wrong) return say(wrong.reason, 'bad');
  const file = policyExports(text, kubernetes).find((each) => each.id === id);
  if (!file) return;
  download(file.fileName, file.content);
  say(`Downloaded as ${file.fileName}.`);
}
