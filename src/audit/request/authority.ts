const userinfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
/** What net/url accepts in a host: the only escapes are those of non-ASCII bytes, and "%25". */
const host = /^(?:[^\0-\x7f]|[A-Za-z0-9!"$&'()*+,\-.:;<=>[\]_~]|%[89A-Fa-f][0-9A-Fa-f]|%25)*$/;
const port = /^(?::[0-9]*)?$/;
const brokenEscape = /%(?![0-9A-Fa-f]{2})/;

/**
 * Returns why net/url rejects the authority of an absolute URL, the part between "//" and the path, in a
 * few words; undefined if it accepts it. `scheme` is, for example, "http". Mirrors parseAuthority and
 * parseHost.
 */
export function authorityProblem(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!userinfo.test(user) || brokenEscape.test(user)) return 'net/url: invalid userinfo';
  return hostProblem(scheme.toLowerCase(), authority.slice(at + 1));
}

function hostProblem(scheme: string, text: string): string | undefined {
  const open = text.lastIndexOf('[');
  const close = text.lastIndexOf(']');
  if (open > 0) return 'invalid IP-literal';
  if (open === 0) {
    if (close < 0) return "missing ']' in host";
    const isLiteral = port.test(text.slice(close + 1)) && isIPv6(text.slice(1, close));
    return isLiteral ? undefined : 'invalid IP-literal';
  }
  const isStrict = scheme === 'http' || scheme === 'https';
  const colon = isStrict ? text.indexOf(':') : text.lastIndexOf(':');
  if (colon >= 0 && !port.test(text.slice(colon))) return 'invalid port after host';
  return host.test(text) ? undefined : 'invalid character in host name';
}

/** Returns whether netip.ParseAddr accepts the address, which may have a zone after "%25". */
function isIPv6(text: string): boolean {
  const [address = '', zone] = text.split(/%25(.*)/s);
  if (zone === '' || (zone !== undefined && !host.test(zone.replace(/%20/g, '')))) return false;
  const halves = address.split('::');
  const fields = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = fields.at(-1) ?? '';
  const isIPv4 = last.includes('.') && !address.endsWith('::');
  const hexes = isIPv4 ? fields.slice(0, -1) : fields;
  const count = hexes.length + (isIPv4 ? 2 : 0);
  if (isIPv4 && !last.split('.').every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && +part < 256))
    return false;
  if (isIPv4 && last.split('.').length !== 4) return false;
  if (!hexes.every((field) => /^[0-9A-Fa-f]{1,4}$/.test(field))) return false;
  return halves.length === 2 ? count < 8 : halves.length === 1 && fields.length > 1 && count === 8;
}
