import { ChevronDown, X } from 'lucide-react';
import { useContext, useRef, useState, type RefObject } from 'react';
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
import { shownValue } from '../audit/shownValue';
import { afterPointer } from './afterPointer';
import { Isolated } from './Isolated';
import { MoreRow } from './long/MoreRow';
import { useRoom } from './long/useRoom';
import { visibleValues } from './long/visibleValues';
import { unquoted } from './unquoted';
import styles from './TagInput.module.css';

export interface Suggestion {
  value: string;
  /** A short text next to the value. */
  detail?: string;
}

interface Props {
  label: string;
  values: readonly string[];
  suggestions: readonly Suggestion[];
  /** What an empty field means: "any user", "any namespace". */
  placeholder: string;
  disabled: boolean;
  onAdd: (value: string) => void;
  onRemove: (index: number) => void;
}

const shownAtMost = 60;
/** So many chips appear at once; so many in all, until the user asks for more. */
const firstChips = 10;
const chipsAtMost = 50;
/** The field may cut a longer chip, which then has a tooltip of up to `titleAtMost` characters. */
const longChip = 24;
const titleAtMost = 2000;

/** A list of strings, from suggestions or typed. Enter, or leaving the field, adds what is typed. */
export function TagInput({
  label,
  values,
  suggestions,
  placeholder,
  disabled,
  onAdd,
  onRemove,
}: Props) {
  const [typed, setTyped] = useState('');
  const found = matching(suggestions, typed, values);
  const { room, showMore, isFolded } = useRoom(values.length, firstChips, chipsAtMost);
  const visible = visibleValues(values, room, typed.trim());

  const input = useRef<HTMLInputElement>(null);
  const add = (value: string) => {
    setTyped('');
    if (!values.includes(value)) onAdd(value);
  };
  const commit = () => {
    const value = typed.trim();
    if (value !== '') add(unquoted(value));
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
        menuTrigger="input"
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) add(String(key));
        }}
        items={found.map((each) => ({ id: each.value, ...each }))}
        isDisabled={disabled}
        className={styles.combo ?? ''}
      >
        <Label className="visually-hidden">{label}</Label>
        <TypedValue
          placeholder={values.length === 0 ? placeholder : 'add…'}
          input={input}
          typed={typed}
          commit={commit}
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
            {({ id, value, detail }: Suggestion & { id: string }) => (
              <ListBoxItem id={id} textValue={value} className={styles.option ?? ''}>
                <span className={styles.value}>{shownValue(value)}</span>
                {detail !== undefined && <span className={styles.detail}>{detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

interface TypedValueProps {
  placeholder: string;
  input: RefObject<HTMLInputElement | null>;
  typed: string;
  commit: () => void;
  forget: () => void;
  removeLast: () => void;
}

/**
 * The input of the field. Adding a value closes the list, because an open list hides the rest of
 * the page from assistive technology.
 */
function TypedValue({ placeholder, input, typed, commit, forget, removeLast }: TypedValueProps) {
  const list = useContext(ComboBoxStateContext);
  return (
    <Input
      ref={input}
      data-draft={typed !== ''}
      className={styles.input ?? ''}
      placeholder={placeholder}
      spellCheck={false}
      onBlur={() => afterPointer(commit)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) {
          event.preventDefault();
          commit();
          // Clearing the input opens the list again, so close it afterwards.
          setTimeout(() => list?.close());
        } else if (event.key === 'Escape') {
          forget();
        } else if (event.key === 'Backspace' && typed === '') {
          removeLast();
        }
      }}
    />
  );
}

/** Returns the suggestions not yet added that start with the typed text, then those that contain it. */
function matching(suggestions: readonly Suggestion[], typed: string, values: readonly string[]) {
  const word = typed.toLowerCase();
  const added = new Set(values);
  const open = suggestions.filter(({ value }) => !added.has(value));
  if (word === '') return open.slice(0, shownAtMost);
  const starts = open.filter(({ value }) => value.toLowerCase().startsWith(word));
  const contains = open.filter(
    ({ value, detail = '' }) =>
      !value.toLowerCase().startsWith(word) && `${value} ${detail}`.toLowerCase().includes(word),
  );
  return [...starts, ...contains].slice(0, shownAtMost);
}
