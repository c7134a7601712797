import * as monaco from 'monaco-editor/editor';
import { helpAt } from '../engine/help';
import { isMeantAsTests } from '../expectations/file/isTestFile';
import { editorStore } from './editorStore';
import { rangeOf } from './bindText';

/** Explains fields and values in hovers, with the text of the field table. */
export function registerHover(language: string): void {
  monaco.languages.registerHoverProvider(language, {
    provideHover: async (model, position) => {
      const state = editorStore(model)?.getState();
      if (!state || state.analysis.text !== model.getValue()) return null;
      const { text, reading } = state.analysis;
      const offset = model.getOffsetAt(position);
      const help = isMeantAsTests(text)
        ? (await import('../expectations/file/testHelp')).testHelp(reading.root, offset, {
            ...{ kubernetes: state.kubernetes, cluster: state.workspace.clusterApi },
          })
        : helpAt(reading.root, offset);
      if (!help || model.isDisposed() || model.getValue() !== text) return null;
      return {
        range: rangeOf(model, help.range.start, help.range.end),
        contents: [{ value: `**${asMarkdown(help.title)}**` }, { value: asMarkdown(help.text) }],
      };
    },
  });
}

/** Escapes plain text for Markdown, so that * and _ do not become emphasis. */
const asMarkdown = (text: string) => text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
