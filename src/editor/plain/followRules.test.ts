// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import { createAppStore } from '../../state/store';
import { afterPaint } from '../../ui/afterPaint';
import { followRules } from './followRules';

const rules = Array.from({ length: 30 }, (_, at) => `- level: None\n  users: [nobody-${at}]\n`);
const text = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules.join('')}- level: Metadata\n`;
const lineHeight = 20;
/** Scrolled to so many lines. */
let area: HTMLTextAreaElement;
let height: number;
const at = () => area.scrollTop / lineHeight;
const painted = () => new Promise<void>((resolve) => afterPaint(resolve));

beforeEach(() => {
  area = document.createElement('textarea');
  area.style.lineHeight = `${lineHeight}px`;
  area.value = text;
  height = 10 * lineHeight;
  Object.defineProperty(area, 'clientHeight', { get: () => height });
  document.body.replaceChildren(area);
});

function followed() {
  const store = createAppStore({ text, requests: sampleRequests.slice(0, 3) });
  return { store, stop: followRules(area, store) };
}

test('scrolls to the selected rule, and to the one that matches the selected request', async () => {
  const { store, stop } = followed();
  store.getState().selectRule(1);
  await painted();
  expect(at()).toBe(0);
  store.getState().selectRule(20);
  await painted();
  expect(at()).toBe(40);
  store.getState().selectRequest(sampleRequests[0]?.id);
  await painted();
  expect(at()).toBe(60);
  stop();
  store.getState().selectRule(1);
  await painted();
  expect(at()).toBe(60);
});

test('a hidden area scrolls once its pane is shown', async () => {
  const { store } = followed();
  height = 0;
  store.getState().selectRule(20);
  await painted();
  expect(at()).toBe(0);
  height = 10 * lineHeight;
  store.getState().showPane('YAML');
  await painted();
  expect(at()).toBe(40);
  // Later it stays where it was left.
  area.scrollTop = 0;
  store.getState().showPane('Rules');
  store.getState().showPane('YAML');
  await painted();
  expect(at()).toBe(0);
});

test('does not scroll while it has the focus', async () => {
  const { store } = followed();
  area.focus();
  store.getState().selectRule(20);
  await painted();
  expect(at()).toBe(0);
});
