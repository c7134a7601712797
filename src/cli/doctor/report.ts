import type { Diagnosis } from '../../apiServer/doctor/diagnose';
import type { DoctorFinding } from '../../apiServer/doctor/finding';
import type { Input } from '../inputs';

/** A file with what the doctor says of it. */
export interface Examined {
  input: Input;
  diagnosis: Diagnosis;
  /** Without those that are not to be reported. */
  findings: readonly DoctorFinding[];
}
