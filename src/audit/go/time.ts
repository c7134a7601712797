const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d?\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * Returns a time as metav1.MicroTime writes it: UTC with exactly six decimals, truncated. In: RFC 3339 as
 * time.Parse accepts it, with any number of decimals and any offset. A string that is not a valid time
 * is returned unchanged. Mirrors MicroTime.MarshalJSON.
 */
export function microTime(time: string): string {
  const parts = rfc3339.exec(time);
  if (parts === null) return time;
  const at = (index: number) => Number(parts[index] ?? 0);
  const local = new Date(0);
  local.setUTCFullYear(at(1), at(2) - 1, at(3));
  local.setUTCHours(at(4), at(5), at(6));
  // An impossible date, such as a thirteenth month, becomes a different one.
  if (local.getUTCDate() !== at(3) || local.getUTCSeconds() !== at(6)) return time;
  if (local.getUTCMonth() !== at(2) - 1 || local.getUTCMinutes() !== at(5)) return time;
  const offset = (at(9) * 60 + at(10)) * (parts[8] === '-' ? -1 : 1);
  const utc = new Date(local.getTime() - offset * 60_000);
  const year = utc.getUTCFullYear();
  const digits = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  const micros = (parts[7] ?? '').slice(0, 6).padEnd(6, '0');
  return `${digits}${utc.toISOString().slice(-20, -5)}.${micros}Z`;
}
