/** The head of a line that kubectl -v=6 and above writes, and the file of Go that wrote it. */
const head = /^[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ (?:\w+\/)*(\w+\.go):\d+\] ?(.*)$/s;
const files = new Set([
  ...['round_trippers.go', 'request.go', 'loader.go', 'cached_discovery.go', 'envvar.go'],
  ...['cert_rotation.go', 'helpers.go', 'table_printer.go', 'cmd.go', 'merged_client_builder.go'],
]);
/** "GET https://…/api 200 OK in 5 milliseconds", up to client-go 1.32. */
const plain = /^([A-Z]{3,7}) https?:\/\/[^/\s]*(\/\S*)?(?: (\d{3}) .*)?$/s;
/** "Response" verb="GET" url="https://…/api" status="200 OK", from client-go 1.33. */
const structured = /^"Re(?:quest|sponse)" verb="([A-Z]+)" url="https?:\/\/[^/"]*([^"]*)"(.*)$/s;

/** A request in what kubectl logs about itself; `code` is that of the response, if the line has it. */
export interface LoggedRequest {
  method: string;
  url: string;
  code?: number;
}

/**
 * Returns the request in a line that kubectl -v=6 and above writes (client-go, transport/round_trippers.go); 'aside' if it
 * tells of something else, undefined if the line is none of kubectl's. Never throws.
 */
export function kubectlLog(line: string): LoggedRequest | 'aside' | undefined {
  const [, file = '', said = ''] = head.exec(line.slice(0, longest)) ?? [];
  if (!files.has(file)) return undefined;
  const [, method, url = '/', code] = plain.exec(said) ?? [];
  if (method !== undefined) return logged(method, url, code);
  const [, verb, path = '', more = ''] = structured.exec(said) ?? [];
  if (verb === undefined) return 'aside';
  return logged(verb, path || '/', / status="(\d{3})/.exec(more)?.[1]);
}

const longest = 10_000;
const logged = (method: string, url: string, code: string | undefined): LoggedRequest => ({
  ...{ method, url },
  ...(code !== undefined && { code: Number(code) }),
});
