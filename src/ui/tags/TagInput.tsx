import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { shownValue } from '../../audit/shownValue';
import { Isolated } from '../Isolated';
import { MoreRow } from '../long/MoreRow';
import { useRoom } from '../long/useRoom';
import { visibleValues } from '../long/visibleValues';
import { unquoted } from '../unquoted';
import { NotAdded } from './NotAdded';
import { asTyped, SuggestBox, type Offer } from './SuggestBox';
import { completionOf, matching, type Suggestion } from './suggesting';
import { useNotAdded } from './useNotAdded';
import styles from './TagInput.module.css';

/** A suggestion that is not added to the list: `pick` does something else with it. */
export interface OtherOffer extends Suggestion {
  pick: () => void;
}

interface Props {
  label: string;
  values: readonly string[];
  suggestions: readonly Suggestion[];
  /** The list has known values: Enter completes a part of one. Else what is typed is a name of the user's own. */
  completes?: boolean;
  /** Returns what to offer when no suggestion starts with what is typed. */
  others?: (typed: string) => readonly OtherOffer[];
  /** Enter takes the first of `others` for a text that is no known value. */
  completesOthers?: boolean;
  /** What an empty field means: "any user", "any namespace". */
  placeholder: string;
  disabled: boolean;
  /** What was typed and not added when the field was last on the page. */
  draft?: string;
  /** Called with what is typed; '' once it is added or discarded. */
  onDraft?: (typed: string) => void;
  onAdd: (value: string) => void;
  onRemove: (index: number) => void;
}

/** So many chips appear at once; so many in all, until the user asks for more. */
const firstChips = 25;
const chipsAtMost = 50;
/** The field may cut a longer chip, which then has a tooltip of up to `titleAtMost` characters. */
const longChip = 24;
const titleAtMost = 2000;

/**
 * A list of strings, from suggestions or typed. Enter adds the highlighted suggestion, else what is typed, as Shift+Enter
 * and leaving the field do. A part of a known value stays in the field when it is left, as not added.
 */
export function TagInput({
  label,
  values,
  suggestions,
  completes = false,
  others,
  completesOthers = false,
  placeholder,
  disabled,
  draft = '',
  onDraft,
  onAdd,
  onRemove,
}: Props) {
  const [typed, setTyped] = useState(draft);
  const type = (text: string) => {
    setTyped(text);
    onDraft?.(text);
  };
  const word = typed.trim();
  /** What the list offers for a text, and which of it Enter takes. */
  const offersFor = (text: string) => {
    const found: Offer[] = matching(suggestions, text, values).map((each) => ({
      id: each.value,
      ...each,
    }));
    const known = completes ? completionOf(found, text, values) : undefined;
    const elsewhere: Offer[] = (known || text === '' ? [] : (others?.(text) ?? [])).map(
      (each, at) => ({ ...each, id: `\0${at} ${each.value}` }),
    );
    const isValue = found.some(({ value }) => value === text) || values.includes(text);
    const completion = known ?? (completesOthers && !isValue ? elsewhere[0] : undefined);
    const own = completion ? [{ id: asTyped, value: text }] : [];
    return { offered: [...found, ...elsewhere, ...own], completion };
  };
  const { offered, completion } = offersFor(word);
  const { room, showMore, isFolded } = useRoom(values.length, firstChips, chipsAtMost);
  const visible = visibleValues(values, room, word);

  const input = useRef<HTMLInputElement>(null);
  /** Clears the input, whose list closes: an open list hides the rest of the page from assistive technology. */
  const take = (act: () => void) => {
    type('');
    act();
  };
  const add = (value: string) =>
    take(() => {
      if (!values.includes(value)) onAdd(value);
    });
  const commit = (text = typed) => {
    const value = text.trim();
    if (value !== '') add(unquoted(value));
  };
  const takeOffer = ({ value, pick }: Offer) => (pick ? take(pick) : add(value));
  const enter = (text: string) => {
    const now = offersFor(text.trim()).completion;
    if (now) takeOffer(now);
    else commit(text);
  };
  const pick = (id: string) => {
    const offer = offered.find((each) => each.id === id);
    if (id === asTyped) commit();
    else if (offer) takeOffer(offer);
  };
  const { noted, noteId, onFocus, onBlur, takeFromNote } = useNotAdded({
    completion,
    input,
    commit,
    beginsLeft: draft !== '',
  });

  return (
    <div className={styles.list}>
      <div className={styles.field} data-disabled={disabled}>
        {values.length > 0 && (
          <TagGroup
            aria-label={`${label}, selected`}
            className={styles.group ?? ''}
            {...(!disabled && {
              onRemove: (keys) => {
                for (const key of keys) onRemove(Number(key));
                // The list disappears with its last value, and the focus would be lost.
                if (values.length === 1) input.current?.focus();
              },
            })}
          >
            <TagList className={styles.tags ?? ''}>
              {visible.map((index) => {
                const value = values[index] ?? '';
                return (
                  <Tag
                    key={`${index} ${value}`}
                    id={index}
                    textValue={value === '' ? 'empty' : shownValue(value)}
                    className={styles.tag ?? ''}
                  >
                    <span
                      className={styles.value}
                      title={value.length > longChip ? shownValue(value, titleAtMost) : undefined}
                    >
                      <Isolated text={shownValue(value)} />
                    </span>
                    {!disabled && (
                      <Button slot="remove" className={styles.remove ?? ''}>
                        <X size={11} aria-hidden="true" />
                      </Button>
                    )}
                  </Tag>
                );
              })}
            </TagList>
          </TagGroup>
        )}
        {isFolded && (
          <MoreRow
            hidden={values.length - visible.length}
            step={chipsAtMost}
            of={label.toLowerCase()}
            className={styles.more ?? ''}
            onShow={showMore}
          />
        )}
        <SuggestBox
          label={label}
          listName={suggestions.length > 0 ? `Suggestions for ${label}` : undefined}
          typed={typed}
          onTyped={type}
          isDraft={typed !== ''}
          offered={offered}
          completion={completion?.id}
          placeholder={values.length === 0 ? placeholder : 'add…'}
          disabled={disabled}
          input={input}
          describedBy={noted && noteId}
          onPick={pick}
          onEnter={enter}
          onAsTyped={commit}
          onEscape={() => type('')}
          onEmptyBackspace={() => {
            if (values.length > 0) onRemove(values.length - 1);
          }}
          onFocus={onFocus}
          onBlur={onBlur}
        />
      </div>
      {noted && !disabled && (
        <NotAdded
          id={noteId}
          verb="Add"
          offer={noted}
          typed={word}
          onOffer={() => takeFromNote(() => takeOffer(noted))}
          onTyped={() => takeFromNote(commit)}
        />
      )}
    </div>
  );
}
