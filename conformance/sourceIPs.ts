/**
 * Returns the addresses as in an event, in Go's spelling. In: addresses, of which the last is the connection's
 * and the others are X-Forwarded-For, X-Forwarded-For as sent, which replaces those, and X-Real-Ip. What is no
 * address in a header is skipped; in the list it throws. Mirrors SourceIPs of util/net with net.IP.
 */
export function sourceIPs(
  texts: readonly string[],
  forwardedFor: string | undefined,
  realIP: string,
): string[] {
  const given = texts.map((text) => {
    const ip = addressOf(text, strict);
    if (ip === undefined) throw new Error(`not an IP address: ${text}`);
    return ip;
  });
  const remote = given.at(-1);
  const ips =
    forwardedFor === undefined
      ? given.slice(0, -1)
      : forwardedFor.split(',').flatMap((part) => addressOf(trimSpace(part), sloppy) ?? []);
  const real = addressOf(realIP, sloppy);
  if (real !== undefined && !ips.includes(real)) ips.push(real);
  if (remote !== undefined && ips.at(-1) !== remote) ips.push(remote);
  return ips;
}

/** What net.ParseIP accepts as a decimal and as a hexadecimal field; in headers, leading zeros too (ParseIPSloppy). */
const strict = { decimal: /^(?:0|[1-9]\d{0,2})$/, hex: /^[0-9A-Fa-f]{1,4}$/ };
const sloppy: typeof strict = { decimal: /^\d+$/, hex: /^[0-9A-Fa-f]+$/ };

function addressOf(text: string, syntax: typeof strict): string | undefined {
  const fields = fieldsOf(text, syntax);
  return fields && spelled(fields);
}

/** Returns the eight 16-bit fields of an IPv6 address, or of an IPv4 address mapped to IPv6. Follows net.ParseIP. */
function fieldsOf(text: string, syntax: typeof strict): number[] | undefined {
  if (!text.includes(':')) {
    const mapped = ipv4(text, syntax);
    return mapped && [0, 0, 0, 0, 0, 0xffff, ...mapped];
  }
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [before = [], after] = halves;
  if (halves.length > 2) return undefined;
  const left = hexFields(before, after === undefined, syntax);
  const right = hexFields(after ?? [], true, syntax);
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** Returns the fields of one side of "::"; the last part may be IPv4. */
function hexFields(
  parts: readonly string[],
  isLast: boolean,
  syntax: typeof strict,
): number[] | undefined {
  const fields: number[] = [];
  for (const [index, part] of parts.entries()) {
    const isIPv4 = isLast && index === parts.length - 1 && part.includes('.');
    const hex = Number.parseInt(part, 16);
    const isHex = syntax.hex.test(part) && hex <= 0xffff;
    const found = isIPv4 ? ipv4(part, syntax) : isHex ? [hex] : undefined;
    if (found === undefined) return undefined;
    fields.push(...found);
  }
  return fields;
}

function ipv4(text: string, syntax: typeof strict): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  if (!parts.every((part) => syntax.decimal.test(part) && Number(part) < 256)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return [a * 256 + b, c * 256 + d];
}

/** Mirrors strings.TrimSpace. */
function trimSpace(text: string): string {
  return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
}

/** Formats an address as IP.String does: IPv4 if possible, otherwise with the longest run of zeros as "::". */
function spelled(fields: readonly number[]): string {
  if (fields.slice(0, 5).every((field) => field === 0) && fields[5] === 0xffff) {
    return fields
      .slice(6)
      .flatMap((field) => [field >> 8, field & 255])
      .join('.');
  }
  const hex = fields.map((field) => field.toString(16));
  let run = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (fields[start + length] === 0) length += 1;
    if (length > run.length) run = { start, length };
  }
  if (run.length < 2) return hex.join(':');
  return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}`;
}
