import { ChevronDown, X } from 'lucide-react';
import { useContext, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import { shownValue } from '../../audit/shownValue';
import { afterPointer } from '../afterPointer';
import { Isolated } from '../Isolated';
import { MoreRow } from '../long/MoreRow';
import { useRoom } from '../long/useRoom';
import { visibleValues } from '../long/visibleValues';
import { shortcutText } from '../shortcut';
import { completionOf, matching, type Suggestion } from './suggesting';
import { unquoted } from '../unquoted';
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
  /** What an empty field means: "any user", "any namespace". */
  placeholder: string;
  disabled: boolean;
  onAdd: (value: string) => void;
  onRemove: (index: number) => void;
}

/** So many chips appear at once; so many in all, until the user asks for more. */
const firstChips = 25;
const chipsAtMost = 50;
/** The field may cut a longer chip, which then has a tooltip of up to `titleAtMost` characters. */
const longChip = 24;
const titleAtMost = 2000;

/** The id of the entry that adds what is typed. No value has it: it is no text. */
const asTyped = '\0';

/**
 * A list of strings, from suggestions or typed. Enter adds the highlighted suggestion, else what is typed, as Shift+Enter
 * and leaving the field do.
 */
export function TagInput({
  label,
  values,
  suggestions,
  completes = false,
  others,
  placeholder,
  disabled,
  onAdd,
  onRemove,
}: Props) {
  const [typed, setTyped] = useState('');
  const word = typed.trim();
  const found = matching(suggestions, word, values);
  const completion = completes ? completionOf(found, word, values) : undefined;
  const offered: readonly Offer[] = [
    ...found.map((each) => ({ id: each.value, ...each })),
    ...(completion || word === '' ? [] : (others?.(word) ?? [])).map((each, at) => ({
      ...each,
      id: `\0${at} ${each.value}`,
    })),
    ...(completion ? [{ id: asTyped, value: word }] : []),
  ];
  const { room, showMore, isFolded } = useRoom(values.length, firstChips, chipsAtMost);
  const visible = visibleValues(values, room, word);

  const input = useRef<HTMLInputElement>(null);
  /** Clears the input, whose list closes: an open list hides the rest of the page from assistive technology. */
  const take = (act: () => void) => {
    setTyped('');
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
  /** What is in the input may be newer than what is rendered. */
  const enter = (text: string) => {
    const now = text.trim();
    const completed = completes && completionOf(matching(suggestions, now, values), now, values);
    if (completed) add(completed.value);
    else commit(now);
  };
  const pick = (id: string) => {
    const offer = offered.find((each) => each.id === id);
    if (id === asTyped) commit();
    else if (offer?.pick) take(offer.pick);
    else add(id);
  };

  return (
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
      <ComboBox
        allowsCustomValue
        menuTrigger={typed === '' ? 'manual' : 'input'}
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) pick(String(key));
        }}
        items={offered}
        isDisabled={disabled}
        className={styles.combo ?? ''}
      >
        <Label className="visually-hidden">{label}</Label>
        <TypedValue
          placeholder={values.length === 0 ? placeholder : 'add…'}
          input={input}
          typed={typed}
          completion={completion?.value}
          commit={commit}
          enter={enter}
          forget={() => setTyped('')}
          removeLast={() => {
            if (values.length > 0) onRemove(values.length - 1);
          }}
        />
        {suggestions.length > 0 && (
          <Button aria-label={`Suggestions for ${label}`} className={styles.open ?? ''}>
            <ChevronDown size={13} aria-hidden="true" />
          </Button>
        )}
        <Popover className={styles.popover ?? ''}>
          <ListBox className={styles.list ?? ''}>
            {({ id, value, detail }: Offer) => (
              <ListBoxItem
                id={id}
                textValue={id === asTyped ? `Use “${value}”` : value}
                className={styles.option ?? ''}
              >
                <span className={styles.value}>
                  {id === asTyped ? `Use “${shownValue(value)}”` : shownValue(value)}
                </span>
                {id === asTyped && (
                  <kbd className={styles.detail}>{shortcutText('Shift+Enter')}</kbd>
                )}
                {detail !== undefined && <span className={styles.detail}>{detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

/** A line of the list. */
type Offer = Suggestion & Partial<OtherOffer> & { id: string };

interface TypedValueProps {
  placeholder: string;
  input: RefObject<HTMLInputElement | null>;
  typed: string;
  /** The suggestion that Enter takes. */
  completion: string | undefined;
  /** Adds what is typed. */
  commit: (text?: string) => void;
  /** Adds what Enter adds for a text: a completion, or the text itself. */
  enter: (text: string) => void;
  forget: () => void;
  removeLast: () => void;
}

/** The input of the field. */
function TypedValue(props: TypedValueProps) {
  const { placeholder, input, typed, completion, commit, enter, forget, removeLast } = props;
  const list = useContext(ComboBoxStateContext);
  const follow = useEffectEvent((now: string) => {
    if (now === '') list?.close();
    else if (completion !== undefined) list?.selectionManager.setFocusedKey(completion);
  });
  // After the list's own effect, which opens it and highlights nothing when the text changes.
  useEffect(() => {
    const timer = setTimeout(() => follow(typed));
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      ref={input}
      data-draft={typed !== ''}
      className={styles.input ?? ''}
      placeholder={placeholder}
      spellCheck={false}
      onBlur={() => afterPointer(() => commit())}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        const { value } = event.currentTarget;
        // A highlight of an older text is none.
        const isHighlighted =
          value === typed && event.currentTarget.hasAttribute('aria-activedescendant');
        const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey);
        // The list takes what it highlights.
        if (isPlain && isHighlighted) return;
        event.preventDefault();
        event.stopPropagation();
        if (isPlain) enter(value);
        else commit(value);
        list?.close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') forget();
        else if (event.key === 'Backspace' && typed === '') removeLast();
      }}
    />
  );
}
