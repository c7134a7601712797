// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { createAppStore } from '../../state/store';
import type { Studio } from '../commands/command';
import { menuSections } from './menuSections';

const text = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';

const file = 'new-workspace open-file workspaces templates';
const onPhone = [
  file,
  'download-yaml copy-yaml share',
  'compare compare-policies simplify cluster-api print',
  'learn prove set-up enable make-exercise about agreement help',
  'redo theme-system theme-light',
];

const rows: [name: string, isPhone: boolean, standing: 'kept' | 'shared', sections: string[]][] = [
  [
    'a wide page',
    false,
    'kept',
    [
      file,
      'save-file download-yaml copy-yaml put-back',
      'config-map kubeadm-patch manifest-patch',
      'compare compare-policies simplify cluster-api print',
      'prove set-up enable make-exercise about',
    ],
  ],
  ['a phone: first the file, at the end what the header leaves out', true, 'kept', onPhone],
  [
    'a shared policy on a phone',
    true,
    'shared',
    onPhone.toSpliced(2, 0, 'keep-shared compare-mine leave-shared'),
  ],
];
test.each(rows)('the File menu of %s', (_name, isPhone, standing, sections) => {
  const studio: Studio = {
    store: createAppStore({ text, standing }),
    root: { current: null },
    theme: 'dark',
    setTheme: () => {},
    open: () => {},
    showFirstSteps: () => {},
  };
  const shown = menuSections(studio, isPhone).map((all) => all.map(({ id }) => id).join(' '));
  expect(shown).toEqual(sections);
});
