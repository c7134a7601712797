import { createContext } from 'react';
import { goTo, studioFragment } from '../storage/address';

/** The way to the studio with the policy that is proved here. */
interface Way {
  address: () => string;
  /** Goes there with what is selected now. */
  go: () => void;
}

export const ToStudio = createContext<Way>({
  address: studioFragment,
  go: () => goTo(studioFragment()),
});
