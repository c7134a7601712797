import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
  TextField,
} from 'react-aria-components';
import { restoreRecent, saveRecent } from '../../storage/preferences';
import { Modal } from '../../ui/dialog/Modal';
import frame from '../../ui/dialog/DialogFrame.module.css';
import { shortcutText } from '../../ui/shortcut';
import type { Command, Studio } from './command';
import { allCommands } from './commands';
import { browse, recentlyUsed, results, search } from './sections';
import styles from './CommandPalette.module.css';

/** The list is always open. Autocomplete adds the reference to it. */
const openCombobox = { role: 'combobox', 'aria-expanded': true };

interface Props {
  studio: Studio;
  onClose: () => void;
}

/** The command palette: every action of the studio, searchable. */
export default function CommandPalette({ studio, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [said, setSaid] = useState('');
  const [recent] = useState(restoreRecent);
  const [commands] = useState(() => allCommands(studio).filter(({ id }) => id !== 'palette'));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const isPossible = (command: Command) => command.unavailable?.(studio) === undefined;
  const sections =
    query.trim() === ''
      ? browse(commands, recent, isPossible)
      : search(query, commands, recent, isPossible);

  const run = (id: string) => {
    const command = commands.find((each) => each.id === id);
    if (!command) return;
    const reason = command.unavailable?.(studio);
    if (reason !== undefined) {
      setSaid(`${command.title} is unavailable: ${reason}.`);
      return;
    }
    saveRecent(id);
    // Close first, so that the action can move the focus.
    flushSync(onClose);
    command.run(studio);
  };

  return (
    <Modal
      classNames={{
        overlay: frame.overlay,
        modal: `${frame.modal} ${styles.modal}`,
        dialog: styles.palette,
      }}
      label="Commands"
      isDismissable
      onClose={onClose}
    >
      <Autocomplete
        inputValue={query}
        onInputChange={(typed) => {
          setQuery(typed);
          setSaid('');
        }}
      >
        <TextField aria-label="Find a command" className={styles.field ?? ''}>
          <Search size={15} aria-hidden="true" />
          <Input
            ref={input}
            {...openCombobox}
            className={styles.input ?? ''}
            placeholder="Find an action, request or template"
            spellCheck={false}
          />
          <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
            <kbd aria-hidden="true">Esc</kbd>
            <X size={16} aria-hidden="true" />
          </button>
        </TextField>
        <ListBox
          aria-label="Commands"
          className={styles.list ?? ''}
          items={sections}
          onAction={(key) => run(String(key).replace(/^recent /, ''))}
          renderEmptyState={() => (
            <p className={styles.none}>
              No command matches “{query.trim()}”. Try a shorter search.
            </p>
          )}
        >
          {(section) => (
            <ListBoxSection id={section.name} className={styles.section ?? ''}>
              <Header className={styles.head ?? ''}>{section.name}</Header>
              {section.commands.map((command) => (
                <Option
                  key={command.id}
                  id={section.name === recentlyUsed ? `recent ${command.id}` : command.id}
                  group={section.name === results ? command.group : ''}
                  command={command}
                  reason={command.unavailable?.(studio)}
                />
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
      <p className={styles.foot} role="status">
        {said || <span className={styles.keys}>↑ ↓ to navigate · Enter to run · Esc to close</span>}
      </p>
    </Modal>
  );
}

interface OptionProps {
  id: string;
  /** Shown where no heading says it. */
  group: string;
  command: Command;
  /** Why it is unavailable. It is listed anyway, so that people learn that it exists. */
  reason: string | undefined;
}

function Option({ id, group, command: { title, shortcuts }, reason }: OptionProps) {
  const [key] = shortcuts ?? [];
  return (
    <ListBoxItem
      id={id}
      textValue={title}
      className={styles.option ?? ''}
      data-unavailable={reason !== undefined}
    >
      <Text slot="label" className={styles.title ?? ''}>
        {title}
      </Text>
      {reason !== undefined && (
        <Text slot="description" className={styles.reason ?? ''}>
          {reason}
        </Text>
      )}
      <span className={styles.group}>{group}</span>
      {key !== undefined && <kbd>{shortcutText(key)}</kbd>}
    </ListBoxItem>
  );
}
