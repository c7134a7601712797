import { useEffect, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { soon } from '../../ui/lazy';
import { PlainHead } from './PlainHead';

/** What is printed above and below the preview. */
interface Paper {
  PaperHead: ComponentType;
  PaperFoot?: ComponentType;
}

const plain: Paper = { PaperHead: PlainHead };
let loaded = plain;

/** Loads the handout; printing cannot wait for it. Never rejects: without it, the plain policy and the preview are printed. */
export const loadPaper = soon(async () => {
  try {
    const [head, foot] = await Promise.all([import('./PaperHead'), import('./PaperFoot')]);
    loaded = { ...head, ...foot };
  } catch {
    loaded = plain;
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
