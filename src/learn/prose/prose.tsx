import {
  Children,
  isValidElement,
  type ComponentProps,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from 'react';
import { addresses } from '../../course/addresses';
import { LevelLayers } from '../pictures/LevelLayers';
import { RequestLife } from '../pictures/RequestLife';
import { RuleSieve } from '../pictures/RuleSieve';
import { ProveLink } from './ProveLink';
import { ProseLink } from './ProseLink';

/** A compiled lesson: returns a fragment of its headings, paragraphs and pictures. */
export type Prose = (props: { components: typeof components }) => ReactElement;

/** A heading `##` and what follows it. */
export interface Section {
  title: ReactNode;
  body: readonly ReactNode[];
}

const Heading = ({ children }: { children?: ReactNode }) => <h2>{children}</h2>;

const Link = ({ href = '', children }: ComponentProps<'a'>) =>
  href === addresses.prove() ? (
    <ProveLink>{children}</ProveLink>
  ) : (
    <ProseLink href={href}>{children}</ProseLink>
  );

/** Code that is wider than the column is scrolled, by keyboard too. */
const Code = ({ children }: { children?: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <pre tabIndex={0}>{children}</pre>
);

const components = { h2: Heading, a: Link, pre: Code, LevelLayers, RequestLife, RuleSieve };

/** Returns the sections of a lesson's words, one for each screen. What comes before the first heading is left out. */
export function sectionsOf(prose: Prose): Section[] {
  const sections: { title: ReactNode; body: ReactNode[] }[] = [];
  for (const node of Children.toArray(childrenOf(prose({ components })))) {
    if (isHeading(node)) sections.push({ title: node.props.children, body: [] });
    else sections.at(-1)?.body.push(node);
  }
  return sections;
}

const childrenOf = (element: ReactElement): ReactNode =>
  (element as ReactElement<{ children?: ReactNode }>).props.children;

const isHeading = (node: ReactNode): node is ReactElement<{ children?: ReactNode }> =>
  isValidElement(node) && node.type === (Heading as ComponentType);
