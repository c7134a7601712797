import { readPlainMarkdown, type Inline } from '../../course/plainMarkdown';
import { ProseLink } from './ProseLink';

/** A task or a teacher's text, as elements: nothing in it is HTML. */
export function PlainMarkdown({ text }: { text: string }) {
  return readPlainMarkdown(text).map((block, index) => {
    if (block.kind === 'code')
      return (
        <pre key={index}>
          <code>{block.text}</code>
        </pre>
      );
    if (block.kind === 'paragraph')
      return (
        <p key={index}>
          <Inlines of={block.content} />
        </p>
      );
    const List = block.isNumbered ? 'ol' : 'ul';
    return (
      <List key={index}>
        {block.items.map((each, number) => (
          <li key={number}>
            <Inlines of={each} />
          </li>
        ))}
      </List>
    );
  });
}

const elements = { text: 'span', code: 'code', strong: 'strong', emphasis: 'em' } as const;

function Inlines({ of }: { of: readonly Inline[] }) {
  return of.map((each, index) => {
    if (each.kind !== 'link') {
      const Element = elements[each.kind];
      return <Element key={index}>{each.text}</Element>;
    }
    return (
      <ProseLink key={index} href={each.href}>
        {each.text}
      </ProseLink>
    );
  });
}
