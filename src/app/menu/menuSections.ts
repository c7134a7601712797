import type { Command, Studio } from '../commands/command';
import { allCommands } from '../commands/commands';

/** The commands of the File menu, by section. The palette has them all, too. */
const sections: readonly (readonly string[])[] = [
  ['new-workspace', 'open-file', 'workspaces', 'templates'],
  ['save-file', 'download-yaml', 'copy-yaml', 'put-back'],
  ['config-map', 'kubeadm-patch', 'manifest-patch'],
  ['compare', 'compare-policies', 'simplify', 'cluster-api', 'print'],
  ['prove', 'set-up', 'enable', 'make-exercise', 'about'],
];

/** On phones also what the header has no room for, after what the menu is for. */
const sectionsOnPhones: readonly (readonly string[])[] = [
  ['new-workspace', 'open-file', 'workspaces', 'templates'],
  ['download-yaml', 'copy-yaml', 'put-back', 'share'],
  ['keep-shared', 'compare-mine', 'leave-shared'],
  ['compare', 'compare-policies', 'simplify', 'cluster-api', 'print'],
  ['learn', 'prove', 'set-up', 'enable', 'make-exercise', 'about', 'agreement', 'help'],
  ['redo', 'theme-system', 'theme-light', 'theme-dark'],
];

/** Phones have room for these only while they do something. */
const rare = new Set([
  'put-back',
  'keep-shared',
  'compare-mine',
  'leave-shared',
  'theme-system',
  'theme-light',
  'theme-dark',
]);

export const isUnavailable = ({ unavailable }: Command, studio: Studio): boolean =>
  unavailable?.(studio) !== undefined;

/** Returns what the File menu shows now, section by section; none is empty. */
export function menuSections(studio: Studio, isPhone: boolean): Command[][] {
  const commands = new Map(allCommands(studio).map((command) => [command.id, command]));
  return (isPhone ? sectionsOnPhones : sections)
    .map((ids) =>
      ids
        .flatMap((id) => commands.get(id) ?? [])
        .filter((each) => !(isPhone && rare.has(each.id) && isUnavailable(each, studio))),
    )
    .filter((section) => section.length > 0);
}
