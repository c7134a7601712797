import type { StoreApi } from '../../../state/store';

/** Downloads or copies the expectations as a file of tests. What writes it is loaded on first use. */
export function giveTests(store: StoreApi, how: 'copy' | 'download'): void {
  import('./writeTests')
    .then(({ copyTests, downloadTests }) =>
      how === 'copy' ? copyTests(store) : downloadTests(store),
    )
    .catch(() =>
      store.getState().say('This could not be loaded. Check your connection and try again.', 'bad'),
    );
}
