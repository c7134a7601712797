import type { PutBack } from '../../manifests/putBack';
import { loadManifests } from '../../engine/manifests';
import { inSlices } from '../../state/inSlices';
import type { StoreApi } from '../../state/store';

/** Puts the policy back into the text that it was extracted from, or says why it cannot. Rejects if the code cannot be loaded. */
export async function putBackPolicy(store: StoreApi): Promise<void> {
  const { origin, text, say } = store.getState();
  if (!origin) return;
  const { putBackInto } = await loadManifests();
  const result = await new Promise<PutBack>((resolve) => {
    inSlices(putBackInto(origin, text), (step) => {
      if (step.done) resolve(step.value);
    });
  });
  const { text: now, lineEnding, replaceText } = store.getState();
  if (now !== text) return say('The text has changed meanwhile. Put it back again.', 'bad');
  if (result.refused !== undefined) {
    return say(
      `${result.refused} Copy the policy, undo the extraction, and paste it by hand.`,
      'bad',
    );
  }
  replaceText(result.text.replaceAll('\n', lineEnding), undefined, origin.file);
  say('The policy is back in its place. Undo to continue to edit it.');
}
