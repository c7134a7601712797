import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
import { mediaQuery } from '../../ui/mediaQuery';
import { shortcutText } from '../../ui/shortcut';
import type { Command, Studio } from '../commands/command';
import { putBackTitle } from '../origin/originWords';
import { isUnavailable, menuSections } from './menuSections';
import styles from './MenuList.module.css';

const phone = mediaQuery('(max-width: 560px)');

interface Props {
  studio: Studio;
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The list of the File menu: arrow keys move, Enter runs, Escape closes and returns to the button. */
export default function MenuList({ studio, button, onClose }: Props) {
  const { name } = studio.store.getState().workspace;
  const items = menuSections(studio, phone.matches);
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
          .filter((command) => isUnavailable(command, studio))
          .map(({ id }) => id)}
        onAction={(id) => {
          // Close first, so that the action can move the focus.
          flushSync(onClose);
          button.current?.querySelector('button')?.focus();
          items
            .flat()
            .find((command) => command.id === id)
            ?.run(studio);
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
