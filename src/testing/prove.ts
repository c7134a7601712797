import { prove } from '../engine/problems/prove';

// The page loads it a moment later.
prove();
