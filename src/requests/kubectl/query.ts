/** Query parameters; absent ones are left out. A list is repeated. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** Returns a query as Go's url.Values.Encode writes it, with its question mark: sorted by key, spaces as +. */
export function queryOf(query: Query): string {
  const parts = Object.keys(query)
    .toSorted()
    .flatMap((key) => {
      const value = query[key];
      if (value === undefined) return [];
      const list = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
      return list.map((each) => `${escaped(key)}=${escaped(each)}`);
    });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Go's url.QueryEscape. */
function escaped(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** Returns one segment of a path as Go's URL.EscapedPath writes it. */
export function segmentOf(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/%(24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
