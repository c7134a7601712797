import { useEffect, useState } from 'react';
import type { translateKubectl } from '../../../requests/kubectl/translate';
import type { yamlValue } from '../../../requests/safeYaml';

type Translate = typeof translateKubectl;
type Yaml = typeof yamlValue;

/** Returns the translator of kubectl commands. It is loaded when it is first needed; until then it is undefined. */
export const useKubectl = (isNeeded: boolean): Translate | undefined =>
  useLoaded(isNeeded, loadKubectl);

/** Returns the reader of YAML, like useKubectl. */
export const useYaml = (isNeeded: boolean): Yaml | undefined => useLoaded(isNeeded, loadYaml);

const loadKubectl = (): Promise<Translate> =>
  import('../../../requests/kubectl/translate').then(
    (module) => module.translateKubectl,
    () => () => ({
      refused: 'What translates kubectl commands could not be loaded. Reload to try again.',
    }),
  );

const loadYaml = (): Promise<Yaml> =>
  import('../../../requests/safeYaml').then(
    (module) => module.yamlValue,
    () => () => ({ refused: 'What reads YAML could not be loaded. Reload to try again.' }),
  );

function useLoaded<Loaded>(isNeeded: boolean, load: () => Promise<Loaded>): Loaded | undefined {
  const [loaded, setLoaded] = useState<{ value: Loaded }>();
  useEffect(() => {
    if (isNeeded) void load().then((value) => setLoaded({ value }));
  }, [isNeeded, load]);
  return loaded?.value;
}
