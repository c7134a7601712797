import * as monaco from 'monaco-editor/editor';
import { helpAt } from '../engine/help';
import { editorStore } from './editorStore';
import { rangeOf } from './bindText';

/** Explains fields and values in hovers, with the text of the field table. */
export function registerHover(language: string): void {
  monaco.languages.registerHoverProvider(language, {
    provideHover: (model, position) => {
      const analysis = editorStore(model)?.getState().analysis;
      if (!analysis || analysis.text !== model.getValue()) return null;
      const help = helpAt(analysis.reading.root, model.getOffsetAt(position));
      if (!help) return null;
      return {
        range: rangeOf(model, help.range.start, help.range.end),
        contents: [{ value: `**${asMarkdown(help.title)}**` }, { value: asMarkdown(help.text) }],
      };
    },
  });
}

/** Escapes plain text for Markdown, so that * and _ do not become emphasis. */
const asMarkdown = (text: string) => text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
