import type { State } from './state';

/** Whether the author asks the readers to think first: until one asks for it, the answer is not shown. */
export const isAnswerHidden = ({ workspace }: Pick<State, 'workspace'>): boolean =>
  workspace.answer === 'hidden';
