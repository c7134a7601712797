import { loadManifests } from '../../engine/manifests';
import type { StoreApi } from '../../state/store';
import { takeFor } from '../../state/takeFor';

/** The page can respond to the user after so many ms. */
const sliceMs = 12;

/** Puts the policy back into the text that it was extracted from, or says why it cannot. Rejects if the code cannot be loaded. */
export async function putBackPolicy(store: StoreApi): Promise<void> {
  const { origin, text, say } = store.getState();
  if (!origin) return;
  const { putBackInto } = await loadManifests();
  const steps = putBackInto(origin, text);
  let step = takeFor(steps, sliceMs);
  while (!step.done) {
    await new Promise((resolve) => setTimeout(resolve));
    step = takeFor(steps, sliceMs);
  }
  const { text: now, lineEnding, replaceText } = store.getState();
  if (now !== text) return say('The text has changed meanwhile. Put it back again.', 'bad');
  const result = step.value;
  if (result.refused !== undefined) {
    return say(
      `${result.refused} Copy the policy, undo the extraction, and paste it by hand.`,
      'bad',
    );
  }
  replaceText(result.text.replaceAll('\n', lineEnding), undefined, origin.file);
  say('The policy is back in its place. Undo to continue to edit it.');
}
