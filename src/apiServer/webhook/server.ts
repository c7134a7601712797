/** What the address of a webhook says. */
export interface Host {
  /** In small letters; undefined: the server refuses the address. */
  scheme: string | undefined;
  hasQuery: boolean;
  hasPassword: boolean;
}

/**
 * Reads an address as client-go does: without a scheme it is a host and a port, called by http. Follows DefaultServerURL of
 * client-go's rest, which is asked before it is known that there are certificates.
 */
export function hostOf(address: string): Host {
  const [, scheme, rest = address] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const after = rest.slice(authority.length);
  const hasQuery = after.includes('?') || after.includes('#');
  const hasPassword = /:[^@]*@/.test(authority);
  // Go's url.Parse accepts neither spaces nor control characters in a host.
  const isWritten = !/[\s\p{Cc}<>"\\^`{|}]/u.test(authority);
  if (scheme !== undefined && authority !== '' && isWritten)
    return { scheme: scheme.toLowerCase(), hasQuery, hasPassword };
  const isBare =
    scheme === undefined && isWritten && (!after.startsWith('/') || /^\/(?:[?#]|$)/.test(after));
  return { scheme: isBare ? 'http' : undefined, hasQuery, hasPassword };
}
