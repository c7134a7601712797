import { isTestFile } from '../../../expectations/file/isTestFile';
import { writeTestFile } from '../../../expectations/file/writeTestFile';
import { readExpectations } from '../../../state/expected';
import type { StoreApi } from '../../../state/store';
import { download } from '../../../storage/download';
import { fileName } from '../../../storage/fileName';
import { copyText } from '../../../ui/copyText';
import { counted } from '../../../ui/counted';
import { defaultName } from '../../../workspace/workspaceName';

/** Downloads the expectations as a file of tests, with their requests. */
export function downloadTests(store: StoreApi): void {
  const { text, count } = testsOf(store);
  const name = policyName(store).replace(/(?:\.(?:ya?ml|json))?$/i, '.test.yaml');
  download(name, text);
  store.getState().say(`Downloaded ${counted(count, 'test')} as ${name}.`);
}

/** Copies the expectations as a file of tests. */
export async function copyTests(store: StoreApi): Promise<void> {
  const { text, count } = testsOf(store);
  const isCopied = await copyText(text);
  const { say } = store.getState();
  if (isCopied) say(`Copied ${counted(count, 'test')} as YAML.`);
  else say('Copying was blocked by the browser.', 'bad');
}

function testsOf(store: StoreApi): { text: string; count: number } {
  const { workspace, kubernetes, requests } = store.getState();
  const expectations = readExpectations(workspace.expectations);
  const ids = new Set(requests.map(({ id }) => id));
  const text = writeTestFile({
    name: workspace.name === defaultName ? undefined : workspace.name,
    policy: policyName(store),
    ...{ kubernetes, requests, expectations },
  });
  return { text, count: expectations.filter(({ request }) => ids.has(request)).length };
}

function policyName(store: StoreApi): string {
  const { file, analysis, text } = store.getState();
  const isPolicy = !isTestFile(text);
  return fileName(
    isPolicy ? file?.name : undefined,
    analysis.reading.draft?.metadata?.name,
    isPolicy ? text : '',
  );
}
