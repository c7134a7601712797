import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedCommands, documentedFiles } from '../testing/cli/documented';
import { inFolder } from '../testing/cli/terminal';

describe.each(['docs/command-line.md'])('%s', (document) => {
  const text = readFileSync(document, 'utf8');
  const files = documentedFiles(text);

  it.each(documentedCommands(text).map((each) => [each.line, each] as const))(
    'the command on line %i prints what is shown',
    async (_, { args, stdin, out }) => {
      const { auditorium } = inFolder(files);
      const ran = await auditorium(args, {
        stdin: stdin === undefined ? '' : (files[stdin] ?? ''),
      });
      expect(ran.out).toBe(out);
    },
  );
});
