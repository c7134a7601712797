const rfc3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i;

/**
 * A time as metav1.MicroTime writes it: UTC with exactly six decimals, further ones cut off.
 * In: RFC 3339 with any number of decimals and any offset. A text that is not RFC 3339 comes
 * back as it is. Mirrors MicroTime.MarshalJSON.
 */
export function microTime(time: string): string {
  const parts = rfc3339.exec(time);
  const seconds = parts?.[1];
  const zone = parts?.[3];
  if (seconds === undefined || zone === undefined) return time;
  const micros = (parts?.[2] ?? '').slice(0, 6).padEnd(6, '0');
  const whole = new Date(`${seconds}${zone}`);
  if (Number.isNaN(whole.getTime())) return time;
  return `${whole.toISOString().slice(0, 19)}.${micros}Z`;
}
