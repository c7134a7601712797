import { useMemo } from 'react';
import { useApp } from '../../state/useApp';
import { eventSizeOf, type EventSize } from '../eventSize';
import { firstForm, type Form } from './form';

/** What the studio says of the events. */
export interface OfPreview {
  size: EventSize | undefined;
  omitsReceived: boolean;
}

/** Returns what the policy that is open in the studio makes of the requests of its preview. */
export function useOfPreview(): OfPreview {
  const policy = useApp((state) => state.analysis.reading.policy);
  const own = useApp((state) => state.workspace.ownRequests);
  const kubernetes = useApp((state) => state.kubernetes);
  return useMemo(
    () => ({
      size: policy ? eventSizeOf(policy, own ?? [], kubernetes) : undefined,
      omitsReceived: policy?.omitStages?.includes('RequestReceived') ?? false,
    }),
    [policy, own, kubernetes],
  );
}

/** Returns a changed form with only what the reader has chosen: `filled` was made from `typed`. */
export function withoutFilled(changed: Form, filled: Form, typed: Form): Form {
  const { omitsReceived, isSizeOfPreview, texts } = changed;
  return {
    ...changed,
    omitsReceived: omitsReceived === filled.omitsReceived ? typed.omitsReceived : omitsReceived,
    texts: isSizeOfPreview ? { ...texts, size: firstForm.texts.size } : texts,
  };
}

/** Fills in what the reader has left to the studio. */
export function filledIn(form: Form, { size, omitsReceived }: OfPreview): Form {
  const isFilled = form.isSizeOfPreview && size !== undefined;
  return {
    ...form,
    omitsReceived: form.omitsReceived ?? omitsReceived,
    texts: isFilled ? { ...form.texts, size: String(size.bytes) } : form.texts,
  };
}
