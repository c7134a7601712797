import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
import { mediaQuery } from '../../ui/mediaQuery';
import { shortcutText } from '../../ui/shortcut';
import type { Command, Studio } from '../commands/command';
import { allCommands } from '../commands/commands';
import { putBackTitle } from '../origin/originWords';
import styles from './MenuList.module.css';

/** The commands of the File menu, by section. The palette has them all, too. */
const sections: readonly (readonly string[])[] = [
  ['new-workspace', 'open-file', 'workspaces', 'templates'],
  ['save-file', 'download-yaml', 'copy-yaml', 'put-back'],
  ['compare', 'compare-policies', 'print'],
  ['about'],
];

/** On phones also what the header has no room for, after what the menu is for. */
const phone = mediaQuery('(max-width: 560px)');
const sectionsOnPhones: readonly (readonly string[])[] = [
  ['new-workspace', 'open-file', 'workspaces', 'templates'],
  ['download-yaml', 'copy-yaml', 'put-back', 'share'],
  ['keep-shared', 'compare-mine', 'leave-shared'],
  ['compare', 'compare-policies', 'print'],
  ['about', 'agreement', 'help'],
  ['redo', 'theme-system', 'theme-light', 'theme-dark'],
];

interface Props {
  studio: Studio;
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The list of the File menu: arrow keys move, Enter runs, Escape closes and returns to the button. */
export default function MenuList({ studio, button, onClose }: Props) {
  const commands = new Map(allCommands(studio).map((command) => [command.id, command]));
  const isUnavailable = (command: Command) => command.unavailable?.(studio) !== undefined;
  const { name, standing } = studio.store.getState().workspace;
  const items = (phone.matches ? sectionsOnPhones : sections)
    .filter((ids) => standing === 'shared' || !ids.includes('leave-shared'))
    .map((ids) => ids.flatMap((id) => commands.get(id) ?? []))
    // A phone has no room for what is rarely there.
    .map((section) =>
      section.filter((each) => !(phone.matches && each.id === 'put-back' && isUnavailable(each))),
    );
  return (
    <Popover
      isOpen
      triggerRef={button}
      placement="bottom start"
      className={styles.menu ?? ''}
      onOpenChange={onClose}
    >
      <Menu
        aria-label="File"
        // A menu that was opened has the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        disabledKeys={items
          .flat()
          .filter(isUnavailable)
          .map(({ id }) => id)}
        onAction={(id) => {
          // Close first, so that the action can move the focus.
          flushSync(onClose);
          button.current?.querySelector('button')?.focus();
          commands.get(String(id))?.run(studio);
        }}
      >
        {items.map((section, at) => (
          <MenuSection
            key={section[0]?.id}
            aria-label={section[0]?.group ?? ''}
            className={styles.section ?? ''}
          >
            {at === 0 && phone.matches && <Header className={styles.title}>{name}</Header>}
            {section.map((command) => {
              const title = titleOf(command, studio);
              const shortcut = command.shortcuts?.[0];
              return (
                <MenuItem
                  key={command.id}
                  id={command.id}
                  textValue={title}
                  className={styles.item ?? ''}
                >
                  <Text slot="label">{title}</Text>
                  {shortcut && <kbd>{shortcutText(shortcut)}</kbd>}
                </MenuItem>
              );
            })}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  );
}

/** The title in the menu, which says what the command would do now. */
function titleOf({ id, title }: Command, { store }: Studio): string {
  const { comparedWith, origin } = store.getState();
  if (id === 'put-back' && origin) return putBackTitle(origin);
  if (id !== 'compare') return title;
  return comparedWith === undefined ? 'Compare before and after' : 'Stop comparing';
}
