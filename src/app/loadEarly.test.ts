// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { loadEarly, soon } from '../ui/lazy';

afterEach(() => void vi.useRealTimers());

it('loads the next part when one fails, and when one never arrives', async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  soon(() => {
    asked.push('fails');
    return Promise.reject(new Error('gone'));
  });
  soon(() => {
    asked.push('never arrives');
    return new Promise(() => undefined);
  });
  soon(() => {
    asked.push('last');
    return Promise.resolve();
  });
  const done = vi.fn<() => void>();
  loadEarly(done);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['fails', 'never arrives']);
  await vi.advanceTimersByTimeAsync(4000);
  expect(asked).toEqual(['fails', 'never arrives', 'last']);
  expect(done).toHaveBeenCalledOnce();
});
