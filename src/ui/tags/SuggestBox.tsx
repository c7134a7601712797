import { ChevronDown } from 'lucide-react';
import { useContext, useEffect, useEffectEvent, useId, type RefObject } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { shownValue } from '../../audit/shownValue';
import { shortcutText } from '../shortcut';
import type { Suggestion } from './suggesting';
import styles from './TagInput.module.css';

/** A line of the list. */
export interface Offer extends Suggestion {
  id: string;
  /** Does something else than take the value. */
  pick?: () => void;
}

/** The id of the entry that takes what is typed. No value has it: it is no text. */
export const asTyped = '\0';

interface Props {
  label: string;
  /** The name of the button that opens the list; without it there is no button. */
  listName: string | undefined;
  typed: string;
  onTyped: (text: string) => void;
  /** What is typed is not taken yet. */
  isDraft: boolean;
  offered: readonly Offer[];
  /** The id of what Enter takes. */
  completion: string | undefined;
  placeholder: string;
  disabled: boolean;
  input: RefObject<HTMLInputElement | null>;
  describedBy?: string | undefined;
  onPick: (id: string) => void;
  /** Enter: what is in the input may be newer than what is rendered. */
  onEnter: (text: string) => void;
  /** Shift+Enter. */
  onAsTyped: (text: string) => void;
  onEscape: () => void;
  onEmptyBackspace?: () => void;
  onFocus?: () => void;
  onBlur: () => void;
}

/** A text field with a list of suggestions. One list is open at a time. */
export function SuggestBox(props: Props) {
  const { label, listName, typed, offered, completion, disabled } = props;
  const buttonId = useId();
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger={props.isDraft ? 'input' : 'manual'}
      inputValue={typed}
      onInputChange={props.onTyped}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) props.onPick(String(key));
      }}
      items={offered}
      isDisabled={disabled}
      className={styles.combo ?? ''}
    >
      <Label className="visually-hidden">{label}</Label>
      <TypedValue {...props} />
      {listName !== undefined && (
        // Labelled by itself alone: with the name of the field it would be found as the field.
        <Button
          id={buttonId}
          aria-label={listName}
          aria-labelledby={buttonId}
          className={styles.open ?? ''}
        >
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      )}
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.options ?? ''}>
          {({ id, value, detail }: Offer) => (
            <ListBoxItem
              id={id}
              textValue={id === asTyped ? `Use “${value}”` : value}
              className={styles.option ?? ''}
              data-completes={id === completion}
            >
              <span className={styles.value}>
                {id === asTyped ? `Use “${shownValue(value)}”` : shownValue(value)}
              </span>
              {id === asTyped && <kbd className={styles.detail}>{shortcutText('Shift+Enter')}</kbd>}
              {detail !== undefined && <span className={styles.detail}>{detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** The input of the field. */
function TypedValue(props: Props) {
  const { placeholder, input, typed, isDraft, offered, completion } = props;
  const list = useContext(ComboBoxStateContext);
  const follow = useEffectEvent((now: string) => {
    if (now === '' || !isDraft) list?.close();
    // What `pick`s something else is only marked: an arrow key highlights it.
    else if (completion !== undefined && !offered.find(({ id }) => id === completion)?.pick)
      list?.selectionManager.setFocusedKey(completion);
  });
  // After the list's own effect, which opens it and highlights nothing when the text changes.
  useEffect(() => {
    const timer = setTimeout(() => follow(typed));
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      ref={input}
      data-draft={isDraft}
      className={styles.input ?? ''}
      placeholder={placeholder}
      spellCheck={false}
      aria-describedby={props.describedBy}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
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
        if (isPlain) props.onEnter(value);
        else props.onAsTyped(value);
        list?.close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onEscape();
        else if (event.key === 'Backspace' && typed === '') props.onEmptyBackspace?.();
      }}
    />
  );
}
