// @vitest-environment jsdom
import { act, fireEvent, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { mountStudio, preparePage } from '../../testing/page/mountStudio';

const rules = 'rules:\n- level: Metadata\n';
const policy = `apiVersion: audit.k8s.io/v1\nkind: Policy\n${rules}`;
const configMap = `kind: ConfigMap\ndata:\n  policy.yaml: |\n${policy.replace(/^/gm, '    ').trimEnd()}\n`;
const from = { path: 'data.policy.yaml', index: 0 };

preparePage();

it('says where an extracted policy is from until it is put back', async () => {
  const { store, button, area, pane } = await mountStudio({ text: policy });
  const line = () => pane('YAML').querySelector('[role="note"]');
  const state = () => store.getState();
  expect(line()).toBeNull();

  act(() => state().replaceText(configMap, undefined, { name: 'cm.yaml' }));
  act(() => void state().applyFix({ title: 'Extract this document', extract: policy, from }));
  await waitFor(() => expect(line()?.textContent).toContain('From data.policy.yaml in cm.yaml'));
  expect(line()?.querySelector('span')?.title).toBe('From data.policy.yaml in cm.yaml');

  fireEvent.change(area, { target: { value: policy.replace('Metadata', 'None') } });
  expect(line()).not.toBeNull();
  fireEvent.click(button('Put back'));
  await waitFor(() => expect(state().text).toBe(configMap.replace('Metadata', 'None')));
  expect([line(), state().file?.name]).toEqual([null, 'cm.yaml']);

  act(() => state().undo());
  await waitFor(() => expect(line()).not.toBeNull());
  act(() => state().replaceText(`${policy}# another\n`, 'template another'));
  expect(line()).toBeNull();
});
