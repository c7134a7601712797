import { useId, useState, type RefObject } from 'react';
import { afterPointer } from '../afterPointer';
import type { Offer } from './SuggestBox';

interface Rest {
  /** The known value that what is typed is a part of. */
  completion: Offer | undefined;
  input: RefObject<HTMLInputElement | null>;
  /** Called when the field is left with anything else in it. */
  commit: () => void;
  /** Whether the field begins with a part of a known value that was not added. */
  beginsLeft?: boolean;
}

/** A part of a known value stays in a field that is left: what the field shows and does then. */
export function useNotAdded({ completion, input, commit, beginsLeft = false }: Rest) {
  const [isLeft, setLeft] = useState(beginsLeft);
  const noteId = useId();
  const leave = () => {
    if (completion) setLeft(true);
    else commit();
  };
  return {
    /** What is offered in the note; undefined while there is none. */
    noted: isLeft ? completion : undefined,
    noteId,
    onFocus: () => setLeft(false),
    onBlur: () => afterPointer(leave),
    /** Does what a button of the note says. The pressed button disappears. */
    takeFromNote: (act: () => void) => {
      act();
      input.current?.focus();
    },
  };
}
