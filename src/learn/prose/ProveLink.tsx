import { useMemo, type ReactNode } from 'react';
import { addresses } from '../../course/addresses';
import { useApp } from '../../state/useApp';
import { encodeLink } from '../../storage/link';

/** A link that proves the policy beside the words, as the learner has changed it. */
export function ProveLink({ children }: { children?: ReactNode }) {
  const text = useApp((state) => state.text);
  const kubernetes = useApp((state) => state.kubernetes);
  const link = useMemo(
    () =>
      encodeLink({
        shared: { text, kubernetes, lineEnding: '\n', name: 'The policy of the lesson' },
        view: {},
      }),
    [text, kubernetes],
  );
  return <a href={addresses.prove(link)}>{children}</a>;
}
