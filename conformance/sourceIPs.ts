/**
 * Returns the addresses as in an event, in Go's spelling. The last is the connection's and is not repeated.
 * Throws on an invalid address. Follows SourceIPs of util/net with net.IP.
 */
export function sourceIPs(texts: readonly string[]): string[] {
  const ips = texts.map((text) => {
    const fields = fieldsOf(text);
    if (fields === undefined) throw new Error(`not an IP address: ${text}`);
    return spelled(fields);
  });
  return ips.length > 1 && ips.at(-1) === ips.at(-2) ? ips.slice(0, -1) : ips;
}

/** Returns the eight 16-bit fields of an IPv6 address, or of an IPv4 address mapped to IPv6. Follows net.ParseIP. */
function fieldsOf(text: string): number[] | undefined {
  if (!text.includes(':')) {
    const mapped = ipv4(text);
    return mapped && [0, 0, 0, 0, 0, 0xffff, ...mapped];
  }
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [before = [], after] = halves;
  if (halves.length > 2) return undefined;
  const left = hexFields(before, after === undefined);
  const right = hexFields(after ?? [], true);
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** Returns the fields of one side of "::"; the last part may be IPv4. */
function hexFields(parts: readonly string[], isLast: boolean): number[] | undefined {
  const fields: number[] = [];
  for (const [index, part] of parts.entries()) {
    const isIPv4 = isLast && index === parts.length - 1 && part.includes('.');
    const hex = /^[0-9A-Fa-f]{1,4}$/.test(part) ? [Number.parseInt(part, 16)] : undefined;
    const found = isIPv4 ? ipv4(part) : hex;
    if (found === undefined) return undefined;
    fields.push(...found);
  }
  return fields;
}

function ipv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  if (!parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return [a * 256 + b, c * 256 + d];
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
