/** A document as a person writes it: keys in any order, unknown or repeated. */
export type Written = string | boolean | Written[] | { pairs: [key: string, value: Written][] };

/** How a document is written. */
export interface Writing {
  form: 'block' | 'flow' | 'json';
  /** A comment stands before every rule and behind every list item. */
  comments: boolean;
}

/** Returns the text of a policy. In JSON and in flow lists there are no comments. */
export function written(document: Written, { form, comments }: Writing): string {
  if (form === 'json') return `${json(document)}\n`;
  let count = 0;
  const remark = () => (comments ? ` # remark ${++count}` : '');
  const block = (value: Written, column: number, key: string): string => {
    const margin = ' '.repeat(column);
    if (Array.isArray(value)) {
      return value
        .map((item) => {
          const above = comments && key === 'rules' ? `${margin}# about rule ${++count}\n` : '';
          const below = after(item, column + 2, '');
          const first = below.startsWith('\n') ? ` ${below.slice(column + 3)}` : below + remark();
          return `${above}${margin}-${first}`;
        })
        .join('\n');
    }
    if (typeof value !== 'object') return margin + flow(value);
    return value.pairs
      .map(([name, each]) => `${margin}${flow(name)}:${after(each, column + 2, name)}`)
      .join('\n');
  };
  const after = (value: Written, column: number, key: string): string => {
    const isShort = typeof value !== 'object' || isEmpty(value);
    const isFlow = isShort || (form === 'flow' && key !== 'rules' && Array.isArray(value));
    return isFlow ? ` ${flow(value)}` : `\n${block(value, column, key)}`;
  };
  return `${block(document, 0, '')}\n`;
}

function isEmpty(value: Exclude<Written, string | boolean>): boolean {
  return (Array.isArray(value) ? value : value.pairs).length === 0;
}

function flow(value: Written): string {
  if (typeof value === 'string')
    return /^[A-Za-z][\w./]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
  return typeof value === 'boolean' ? String(value) : joined(value, flow);
}

/** What YAML takes for something else than a string. */
function isWord(value: string): boolean {
  return /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
}

function json(value: Written): string {
  return typeof value === 'object' ? joined(value, json) : JSON.stringify(value);
}

function joined(
  value: Exclude<Written, string | boolean>,
  write: (value: Written) => string,
): string {
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
  return `{${value.pairs.map(([key, each]) => `${write(key)}: ${write(each)}`).join(', ')}}`;
}

/** Yields the document without one of its parts, large parts first. */
export function* smaller(value: Written): Generator<Written> {
  if (typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) {
      for (const each of smaller(item)) yield value.with(index, each);
    }
    return;
  }
  for (const index of value.pairs.keys()) yield { pairs: value.pairs.toSpliced(index, 1) };
  for (const [index, [key, item]] of value.pairs.entries()) {
    for (const each of smaller(item)) yield { pairs: value.pairs.with(index, [key, each]) };
  }
}
