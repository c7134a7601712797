import * as monaco from 'monaco-editor/editor';
import { conf, language as tokens } from 'monaco-editor/languages/definitions/yaml/yaml';

/** Indents relative to the previous line. Monaco's `Indent` would round odd columns up to even ones. */
const deeper = (appendText: string) => ({
  indentAction: monaco.languages.IndentAction.None,
  appendText,
});

/** Registers YAML with Monaco's colors, and with brackets and Enter suited to policies. */
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
      // `- resources:` continues with a list below its key, which is two columns after the dash.
      {
        beforeText: /^\s*- +[\w"']+:\s*(#.*)?$/,
        action: deeper('    '),
      },
      { beforeText: /^\s*[\w"']+:\s*(#.*)?$/, action: deeper('  ') },
      // `- level: None` continues with the next field of the same rule.
      {
        beforeText: /^\s*- +[\w"']+: +.*[^[{(\s]\s*$/,
        action: deeper('  '),
      },
    ],
  });
}
