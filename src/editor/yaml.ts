import * as monaco from 'monaco-editor/editor';
import { conf, language as tokens } from 'monaco-editor/languages/definitions/yaml/yaml';

/** Spaces more than the line before. Monaco's own `Indent` would round odd columns up to even ones. */
const deeper = (appendText: string) => ({
  indentAction: monaco.languages.IndentAction.None,
  appendText,
});

/** Registers YAML with Monaco's own colours, and with brackets and Enter as policies want them. */
export function registerYaml(language: string): void {
  monaco.languages.register({ id: language });
  monaco.languages.setMonarchTokensProvider(language, tokens);
  monaco.languages.setLanguageConfiguration(language, {
    ...conf,
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string', 'comment'] },
      { open: '[', close: ']', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    onEnterRules: [
      { beforeText: /^\s*#.*$/, action: deeper('') },
      // `- resources:` goes on with a list: below its key, which stands two columns behind the dash.
      {
        beforeText: /^\s*- +[\w"']+:\s*(#.*)?$/,
        action: deeper('    '),
      },
      { beforeText: /^\s*[\w"']+:\s*(#.*)?$/, action: deeper('  ') },
      // `- level: None` goes on with the next field of the same rule.
      {
        beforeText: /^\s*- +[\w"']+: +.*[^[{(\s]\s*$/,
        action: deeper('  '),
      },
    ],
  });
}
