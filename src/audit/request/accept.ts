import { trimRight } from '../go/trimRight';

/** The media types in which kube-apiserver writes objects, and whether it can stream them. */
const mediaTypes: ReadonlyMap<string, boolean> = new Map([
  ['application/json', true],
  ['application/yaml', false],
  ['application/vnd.kubernetes.protobuf', true],
]);

/**
 * Returns whether the server can write a Status as the client wants it. If it cannot, it writes JSON anyway,
 * but the event does not get the Status. In: the Accept header, undefined if there is none. Mirrors
 * NegotiateMediaTypeOptions of endpoints/handlers/negotiation with goautoneg's ParseAccept, for an endpoint
 * that does not transform objects.
 */
export function acceptsStatus(header: string | undefined): boolean {
  if (header === undefined || header === '') return true;
  return header.split(',').some((clause) => {
    const [range = '', ...parameters] = clause.split(';');
    const wanted = mediaRange(range);
    const options = optionsOf(parameters);
    return [...mediaTypes].some(
      ([type, streams]) =>
        (wanted === '*/*' || wanted === 'application/*' || wanted === type) &&
        isMet(options, streams),
    );
  });
}

/** Returns a range such as "text/html" without spaces; "" if it is malformed. */
function mediaRange(range: string): string {
  const [type, rest] = cut(range, '/');
  if (rest === '') return trim(type) === '*' ? '*/*' : '';
  const [subtype, more] = cut(rest, '/');
  return more === '' ? `${trim(type)}/${trim(subtype)}` : '';
}

/** Returns the parameters of a range; malformed ones are ignored. */
function optionsOf(parameters: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (const parameter of parameters) {
    const [name, rest] = cut(parameter, '=');
    const [value, more] = cut(rest, '=');
    if (rest !== '' && more === '') options.set(trim(name), trim(value));
  }
  return options;
}

/** Mirrors acceptMediaTypeOptions with DefaultEndpointRestrictions. */
function isMet(options: ReadonlyMap<string, string>, streams: boolean): boolean {
  const stream = options.get('stream') ?? '';
  return (
    !['as', 'g', 'v'].some((name) => options.has(name)) &&
    (options.get('sv') ?? '') === '' &&
    (stream === '' || (streams && stream === 'watch'))
  );
}

/** Mirrors strings.Cut: returns what is before and after the first separator. */
function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function trim(text: string): string {
  return trimRight(text.replace(/^ +/, ''), ' ');
}
