import * as monaco from 'monaco-editor/editor';
import { addresses } from '../course/addresses';
import { termOfField } from '../course/fieldTerms';
import { helpAt, type Help } from '../engine/help';
import { isMeantAsTests } from '../expectations/file/isTestFile';
import { editorStore } from './editorStore';
import { rangeOf } from './bindText';
import { goTo } from '../storage/address';
import { learnAddress } from '../storage/learnLink';

/** Explains fields and values in hovers, with the text of the field table and a link to the glossary. */
export function registerHover(language: string): void {
  // Links into Learn are followed on this page. Monaco would open a tab for each.
  monaco.editor.registerLinkOpener({
    open: (link) => {
      if (!link.toString(true).startsWith(learnAddress(addresses.home))) return false;
      goTo(link.fragment);
      return true;
    },
  });
  monaco.languages.registerHoverProvider(language, {
    provideHover: async (model, position) => {
      const state = editorStore(model)?.getState();
      if (!state || state.analysis.text !== model.getValue()) return null;
      const { text, reading } = state.analysis;
      const offset = model.getOffsetAt(position);
      const help: Help | undefined = isMeantAsTests(text)
        ? (await import('../expectations/file/testHelp')).testHelp(reading.root, offset, {
            ...{ kubernetes: state.kubernetes, cluster: state.workspace.clusterApi },
          })
        : helpAt(reading.root, offset);
      if (!help || model.isDisposed() || model.getValue() !== text) return null;
      return {
        range: rangeOf(model, help.range.start, help.range.end),
        contents: [
          { value: `**${asMarkdown(help.title)}**` },
          { value: `${asMarkdown(help.text)}${linkOf(help)}` },
        ],
      };
    },
  });
}

/** The link to the glossary, after the help; '' if there is none. */
function linkOf({ field }: Help): string {
  const term = field && termOfField(field.place, field.name, field.value);
  return term ? ` [Glossary](${learnAddress(addresses.term(term))})` : '';
}

/** Escapes plain text for Markdown, so that * and _ do not become emphasis. */
const asMarkdown = (text: string) => text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
