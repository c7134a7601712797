import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { soon } from '../../ui/lazy';
import type { PaperFoot } from './PaperFoot';
import type { PaperHead } from './PaperHead';

interface Paper {
  PaperHead: typeof PaperHead;
  PaperFoot: typeof PaperFoot;
}

let loaded: Paper | undefined;

/** Loads what is only for paper; printing cannot wait for it. Never rejects: without it, the preview alone is printed. */
export const loadPaper = soon(async () => {
  try {
    const [head, foot] = await Promise.all([import('./PaperHead'), import('./PaperFoot')]);
    loaded = { ...head, ...foot };
  } catch {
    loaded = undefined;
  }
});

/** Returns what is only for paper while the page is being printed; otherwise undefined. */
export function usePaper(): Paper | undefined {
  const [paper, setPaper] = useState<Paper>();
  useEffect(() => {
    // The page is printed as soon as these handlers return, so render now.
    const begin = () => flushSync(() => setPaper(loaded));
    const end = () => setPaper(undefined);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return paper;
}
