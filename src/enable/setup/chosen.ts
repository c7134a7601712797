import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { auditFlags } from '../../apiServer/flags/auditFlags';
import { logBackends, setupIds, type Choice } from '../../apiServer/setups/choice';
import { presetIds } from '../../apiServer/setups/presets';
import { chosenSetup } from '../../storage/keptText';

/** What the reader chose; the version is the studio's unless another was chosen. */
export interface Chosen extends Omit<Choice, 'kubernetes'> {
  kubernetes?: KubernetesVersion | undefined;
}

const usual: Chosen = {
  setup: 'static-pod',
  log: 'file',
  webhook: false,
  flags: {},
  highAvailability: false,
};

let written: string | undefined;
let chosen = usual;

/** Returns the choices that this browser keeps, the same object until they change. */
export function currentChosen(): Chosen {
  const text = chosenSetup.current();
  if (text !== written) {
    written = text;
    chosen = text === undefined ? usual : readChosen(text);
  }
  return chosen;
}

/** Keeps choices in this browser. */
export function saveChosen(next: Chosen): void {
  chosenSetup.save(JSON.stringify(next));
}

export const followChosen = chosenSetup.follow;

/** Reads kept choices; what this version does not know is as usual. */
export function readChosen(text: string): Chosen {
  const kept = parsed(text);
  return {
    setup: known(setupIds, kept['setup']) ?? usual.setup,
    kubernetes: known(kubernetesVersions, kept['kubernetes']),
    log: known(logBackends, kept['log']) ?? usual.log,
    webhook: kept['webhook'] === true,
    preset: known(presetIds, kept['preset']),
    flags: texts(kept['flags'], [...auditFlags(newestKubernetes).keys()]),
    paths: texts(kept['paths'], ['policy', 'log', 'webhook']),
    highAvailability: kept['highAvailability'] === true,
  };
}

function parsed(text: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const known = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((each) => each === value);

function texts(value: unknown, names: readonly string[]): Record<string, string> {
  if (!isRecord(value)) return {};
  const entries = names.flatMap((name) => {
    const text = Object.hasOwn(value, name) ? value[name] : undefined;
    return typeof text === 'string' ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}
