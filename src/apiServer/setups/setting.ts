/** A flag and its value, as text. */
export interface Setting {
  /** Without dashes. */
  name: string;
  value: string;
}

/** Returns a setting as an argument: "--audit-log-maxage=30". */
export const argument = ({ name, value }: Setting): string => `--${name}=${value}`;
