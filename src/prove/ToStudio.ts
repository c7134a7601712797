import { createContext } from 'react';
import { goTo, studioFragment } from '../storage/address';

/** Goes to the studio with the policy that is proved here. */
export const ToStudio = createContext<() => void>(() => goTo(studioFragment()));
