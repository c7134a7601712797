import type { ReactNode } from 'react';

interface Props {
  href: string;
  children?: ReactNode;
}

/** A link in prose. Other sites open in a tab of their own; the lesson stays where it is. */
export function ProseLink({ href, children }: Props) {
  const isOurs = href.startsWith('#');
  return (
    <a href={href} {...(!isOurs && { target: '_blank', rel: 'noopener noreferrer' })}>
      {children}
    </a>
  );
}
