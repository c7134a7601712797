import type { Opening } from '../workspace/opening';
import { savedOriginLimit } from '../workspace/workspace';
import type { OpenedFile, Source } from './history';

/** The open workspace without the fields that the state holds itself. */
export type OpenWorkspace = Omit<
  Opening,
  'text' | 'kubernetes' | 'lineEnding' | 'fileName' | 'origin'
>;

/** The part of the state that makes up a workspace. */
export interface OpenState extends Source, Pick<Opening, 'text' | 'kubernetes'> {
  workspace: OpenWorkspace;
}

/** Returns the state that shows a workspace. */
export function stateOf({
  text,
  kubernetes,
  lineEnding,
  fileName,
  origin,
  ...workspace
}: Opening): OpenState {
  return { workspace, text, kubernetes, lineEnding, file: fileOf(fileName), origin };
}

/** Returns the open workspace as it is now. */
export function openingIn({
  workspace,
  text,
  kubernetes,
  lineEnding,
  file,
  origin,
}: OpenState): Opening {
  const isSaved = origin && origin.text.length <= savedOriginLimit;
  return {
    ...{ ...workspace, text, kubernetes, lineEnding, fileName: file?.name },
    origin: isSaved ? origin : undefined,
  };
}

const fileOf = (name: string | undefined): OpenedFile | undefined =>
  name === undefined ? undefined : { name };
