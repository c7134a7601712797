import { prover } from '../../analysis/proved/proving';
import { setProver } from '../../analysis/prover';

/** Has findings proved from now on: without this, those that need a proof are not made. */
export function prove(): void {
  setProver(prover);
}
