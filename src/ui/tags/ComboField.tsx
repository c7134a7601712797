import { useRef, useState } from 'react';
import { unquoted } from '../unquoted';
import { NotAdded } from './NotAdded';
import { asTyped, SuggestBox, type Offer } from './SuggestBox';
import { completionOf, matching, type Suggestion } from './suggesting';
import { useNotAdded } from './useNotAdded';
import styles from './TagInput.module.css';

interface Props {
  label: string;
  /** The name of the button that opens the list. */
  listName: string;
  value: string;
  suggestions: readonly Suggestion[];
  placeholder: string;
  disabled: boolean;
  /** Called with another value, on Enter, when one is picked, and when the field is left. */
  onCommit: (value: string) => void;
}

/**
 * A single string, from suggestions or typed. Enter completes a part of a known value, which otherwise stays in the field
 * when it is left, as not in the policy. Escape restores the value.
 */
export function ComboField(props: Props) {
  const { label, listName, value, suggestions, placeholder, disabled, onCommit } = props;
  const [draft, setDraft] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const word = draft?.trim() ?? '';
  const offersFor = (text: string) => {
    const found: Offer[] = matching(suggestions, text, []).map((each) => ({
      ...each,
      // Empty text is no id.
      id: `=${each.value}`,
    }));
    const completion = completionOf(found, text, []);
    const own = completion ? [{ id: asTyped, value: text }] : [];
    return { offered: [...found, ...own], completion };
  };
  const { offered, completion } = offersFor(word);
  const commit = (text: string) => {
    setDraft(undefined);
    const now = unquoted(text.trim());
    if (now !== value) onCommit(now);
  };
  const { noted, noteId, onFocus, onBlur, takeFromNote } = useNotAdded({
    completion,
    input,
    commit: () => {
      if (draft !== undefined) commit(draft);
    },
  });
  return (
    <div className={styles.list}>
      <div className={styles.field} data-disabled={disabled}>
        <SuggestBox
          label={label}
          listName={listName}
          typed={draft ?? value}
          onTyped={(text) => setDraft(text === value ? undefined : text)}
          isDraft={draft !== undefined}
          offered={offered}
          completion={completion?.id}
          placeholder={placeholder}
          disabled={disabled}
          input={input}
          describedBy={noted && noteId}
          onPick={(id) => commit(offered.find((each) => each.id === id)?.value ?? word)}
          onEnter={(text) => commit(offersFor(text.trim()).completion?.value ?? text)}
          onAsTyped={commit}
          onEscape={() => setDraft(undefined)}
          onFocus={onFocus}
          onBlur={onBlur}
        />
      </div>
      {noted && !disabled && (
        <NotAdded
          id={noteId}
          verb="Use"
          offer={noted}
          typed={word}
          onOffer={() => takeFromNote(() => commit(noted.value))}
          onTyped={() => takeFromNote(() => commit(word))}
        />
      )}
    </div>
  );
}
