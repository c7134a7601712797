import { cursorContext } from '../../document/cursor/cursorContext';
import { analyzedTextLimit } from '../../engine/check';
import type { Completion } from '../../engine/completions';
import { parsedLeniently } from './located';
import { testFileShape } from './schemaAt';
import { testCompletions } from './testCompletions';
import type { TestFileKnowledge } from './testValues';
import { userNames } from './userNames';

/** Returns the completions at an offset (UTF-16) of a test file, which may be broken, and the context that they are for. */
export function testCompletionsAt(
  text: string,
  offset: number,
  known: Omit<TestFileKnowledge, 'users'>,
): { context: ReturnType<typeof cursorContext>; found: Completion[] } {
  const context = cursorContext(text, offset, testFileShape);
  const wantsUsers = context.field === 'as' && text.length <= analyzedTextLimit;
  const users = wantsUsers ? userNames(parsedLeniently(text)) : [];
  return { context, found: testCompletions(context, { ...known, users }) };
}
