import { stages, type RequestAuditConfig, type Stage } from '../../audit/types';
import type { DifferenceSet } from '../../proofs/differenceSet';
import { isCatchAll } from '../coverage';
import { allBut, exceptionWords, type Compared } from './exceptionWords';
import { conditionWords, stageWords } from './ruleSentence';
import { listed, plain, strong, type Piece } from './sentencePiece';

/** A sentence about a set of requests that two policies treat differently, in its parts. */
export interface DifferenceWords {
  /** "get requests for secrets in prod", or "everything that no other rule matches". */
  readonly requests: readonly Piece[];
  /** "Metadata → Request, no longer on arrival (RequestReceived)". */
  readonly change: readonly Piece[];
  /** ", except what rule 2 matches"; empty if nothing is left out. */
  readonly except: readonly Piece[];
}

/**
 * Returns a set of requests that differ, and how, in words. Rules in it are numbered as in the policy after, or as in the one
 * before where the sentence says so. Exact, apart from long lists, which end with how many more there are.
 */
export function differenceWords(set: DifferenceSet, compared: Compared): DifferenceWords {
  const { rule, alsoIn } = set.conditions;
  const change = changeWords(set.was, set.is);
  const isAll = isCatchAll(rule) && alsoIn.length === 0;
  if (isAll) {
    const others = allBut(set, compared);
    const text = `everything${others ?? ''}`;
    const requests = [strong(text, ['level'])];
    return { requests, change, except: others === undefined ? exceptionWords(set.except) : [] };
  }
  const requests = [
    // Said once for all sets, and not in each.
    ...conditionWords(rule).filter(({ look, field }) => look !== 'aside' || !isUsers(field?.[0])),
    ...alsoIn.flatMap((groups) => [
      plain(' and also in ', ['userGroups']),
      ...listed(groups, 'or', ['userGroups']),
    ]),
  ];
  return { requests, change, except: exceptionWords(set.except) };
}

const isUsers = (field: unknown) => field === 'users' || field === 'userGroups';

/** Returns the parts as one sentence, as it begins a line. */
export function differenceSentence({ requests, change, except }: DifferenceWords): Piece[] {
  return [...capitalized(requests), plain(': '), ...change, ...except, plain('.')];
}

/** Returns the pieces with a capital at their beginning, unless that is a value. */
export function capitalized(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) =>
    index > 0 || piece.isValue ? piece : { ...piece, text: capital(piece.text) },
  );
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns how the record of requests changes: the level, then what else does. */
export function changeWords(was: RequestAuditConfig, is: RequestAuditConfig): Piece[] {
  const [from, to] = [levelWord(was), levelWord(is)];
  const level = from === to ? to : `${from} → ${to}`;
  return [strong(level, ['level']), ...(records(is) ? changesBeside(was, is) : [])];
}

/** Whether anything is recorded: a level, and a stage at which it is. */
export const records = ({ level, omitStages }: RequestAuditConfig) =>
  level !== 'None' && omitStages.length < stages.length;

const levelWord = (config: RequestAuditConfig) =>
  config.level === 'None' || records(config) ? config.level : 'nothing (every stage is omitted)';

/** Returns what changes apart from the level, for requests that are recorded after: stages, managed fields. */
export function changesBeside(was: RequestAuditConfig, is: RequestAuditConfig): Piece[] {
  return [...managedFieldsOf(was, is), ...stagesOf(was, is)];
}

function managedFieldsOf(was: RequestAuditConfig, is: RequestAuditConfig): Piece[] {
  if (!hasBodies(is)) return [];
  const isKnown = records(was) && hasBodies(was);
  if (isKnown && was.omitManagedFields === is.omitManagedFields) return [];
  const { omitManagedFields } = is;
  if (!isKnown && !omitManagedFields) return [];
  const now = isKnown ? 'now ' : '';
  const text = omitManagedFields ? 'without managed fields' : 'including managed fields';
  return [plain(`, ${now}${text}`, ['omitManagedFields'])];
}

const hasBodies = ({ level }: RequestAuditConfig) =>
  level === 'Request' || level === 'RequestResponse';

function stagesOf(was: RequestAuditConfig, is: RequestAuditConfig): Piece[] {
  if (!records(was)) return stagePieces(', not ', is.omitStages);
  const gone = is.omitStages.filter((stage) => !was.omitStages.includes(stage));
  const come = was.omitStages.filter((stage) => !is.omitStages.includes(stage));
  return [...stagePieces(', no longer ', gone), ...stagePieces(', now also ', come, 'and')];
}

function stagePieces(start: string, which: readonly Stage[], last?: 'and'): Piece[] {
  if (which.length === 0) return [];
  return [plain(start, ['omitStages']), ...stageWords(which, [], last)];
}
