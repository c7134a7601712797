import { kubernetesVersions } from '../../audit/types';
import { templates } from '../../catalog/templates';
import { panes, type State } from '../../state/state';
import { copyText } from '../../ui/copyText';
import { fileActions } from '../files/fileActions';
import { loadPaper } from '../paper/usePaper';
import type { Command, Studio } from './command';
import { enableCommands } from './enableCommands';
import { goToPane, keyed, noText } from './keyed';
import { learnCommands } from './learnCommands';
import { requestCommands } from './requestCommands';
import { goingToRules, ruleCommands } from './ruleCommands';
import { workspaceCommands } from './workspaceCommands';

/** Every command of the studio, including one for each rule and request of its current state. */
export function allCommands({ store }: Studio): Command[] {
  const state = store.getState();
  return [
    ...Object.values(keyed),
    ...textCommands,
    ...ruleCommands,
    ...goingToRules(state),
    ...paneCommands,
    ...firstFix(state),
    ...requestCommands(state),
    ...templateCommands,
    ...workspaceCommands,
    ...versionCommands,
    ...enableCommands,
    ...learnCommands,
    ...viewCommands,
  ];
}

const paneCommands: readonly Command[] = panes.map((pane) => ({
  id: `pane-${pane}`,
  title: `Go to ${pane}`,
  group: 'Go to',
  keywords: 'pane panel',
  run: (studio) => goToPane(studio, pane),
}));

function firstFix(state: State): Command[] {
  const fix = state.analysis.problems.find((problem) => problem.fix)?.fix;
  return [
    {
      id: 'first-fix',
      title: fix ? `Apply the first quick fix: ${fix.title}` : 'Apply the first quick fix',
      group: 'Problems',
      keywords: 'repair solve',
      unavailable: () => (fix ? undefined : 'no problem has a quick fix'),
      run: ({ store }) => {
        if (fix) store.getState().applyFix(fix);
      },
    },
  ];
}

const templateCommands: readonly Command[] = [
  {
    id: 'templates',
    title: 'Templates…',
    group: 'Templates',
    keywords: 'example begin start new policy',
    run: ({ open }) => open('templates'),
  },
  ...templates.map(({ id, name, purpose, yaml }): Command => ({
    id: `template-${id}`,
    title: `Template: ${name}`,
    group: 'Templates',
    keywords: `policy replace ${purpose}`,
    run: (studio) => {
      const { replaceText, say } = studio.store.getState();
      replaceText(yaml, `template ${name}`);
      say(`Loaded template ${name}. Undo to restore your policy.`);
      goToPane(studio, 'Rules');
    },
  })),
];

const versionCommands: readonly Command[] = kubernetesVersions.toReversed().map((version) => ({
  id: `kubernetes-${version}`,
  title: `Kubernetes ${version}`,
  group: 'Kubernetes',
  keywords: 'version',
  unavailable: ({ store }) => (store.getState().kubernetes === version ? 'in use' : undefined),
  run: ({ store }) => store.getState().setKubernetes(version),
}));

const textCommands: readonly Command[] = [
  {
    id: 'copy-yaml',
    title: 'Copy YAML',
    group: 'Edit',
    keywords: 'clipboard text policy',
    unavailable: noText,
    run: ({ store }) => {
      const { text, say } = store.getState();
      void copyText(text).then((isCopied) =>
        isCopied ? say('YAML copied.') : say('Copying was blocked by the browser.', 'bad'),
      );
    },
  },
  {
    id: 'download-yaml',
    title: 'Download YAML',
    group: 'Edit',
    keywords: 'file save export text policy',
    unavailable: noText,
    run: ({ store }) => fileActions.download(store),
  },
  {
    id: 'put-back',
    title: 'Put back into the file',
    group: 'Edit',
    keywords: 'extract return whole original text ConfigMap',
    unavailable: ({ store }) =>
      store.getState().origin ? undefined : 'this policy was not extracted from another text',
    run: ({ store }) => fileActions.putBack(store),
  },
];

const viewCommands: readonly Command[] = [
  ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
    id: `theme-${theme}`,
    title: `Theme: ${theme}`,
    group: 'View',
    keywords: 'colours colors appearance mode',
    unavailable: (studio) => (studio.theme === theme ? 'in use' : undefined),
    run: ({ setTheme }) => setTheme(theme),
  })),
  {
    id: 'agreement',
    title: 'Verified against kube-apiserver…',
    group: 'View',
    keywords: 'same answers agreement conformance vectors',
    run: ({ open }) => open('agreement'),
  },
  {
    id: 'about',
    title: 'About Auditorium…',
    group: 'View',
    keywords: 'source documentation kubernetes.io license links',
    run: ({ open }) => open('about'),
  },
  {
    id: 'first-steps',
    title: 'Show the first steps again',
    group: 'View',
    keywords: 'hint tour introduction help',
    run: ({ showFirstSteps }) => showFirstSteps(),
  },
  {
    id: 'print',
    title: 'Print',
    group: 'View',
    keywords: 'paper pdf',
    // After the frame that removes the palette, which must not be printed.
    run: () => void loadPaper().then(() => requestAnimationFrame(() => window.print())),
  },
];
