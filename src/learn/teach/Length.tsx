import { thousands } from '../../ui/counted';

/** Says how long a text is when it comes near its limit, or is over it. */
export const Length = ({ length, atMost }: { length: number; atMost: number }) =>
  length > atMost * 0.8 && (
    <small data-bad={length > atMost}>
      {thousands(length)} of {thousands(atMost)} characters.
      {length > atMost && ' Students cannot open it.'}
    </small>
  );
