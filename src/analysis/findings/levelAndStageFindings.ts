import { levels, stages } from '../../audit/types';
import type { Finding } from './finding';
import { fix, pathOf, quoted, replaceBy, set, warning, type ListValue } from './check';
import { nearest } from '../nearest';

/** Words that people use for a level; keys in lowercase. */
const levelWords: Record<string, string> = {
  meta: 'Metadata',
  'meta-data': 'Metadata',
  response: 'RequestResponse',
  responserequest: 'RequestResponse',
  'request-response': 'RequestResponse',
  'request/response': 'RequestResponse',
  requestandresponse: 'RequestResponse',
  full: 'RequestResponse',
  all: 'RequestResponse',
  off: 'None',
  no: 'None',
  nothing: 'None',
  never: 'None',
};

/** Words that people use for a stage; keys in lowercase. */
const stageWords: Record<string, string> = {
  received: 'RequestReceived',
  requestreceive: 'RequestReceived',
  responsestart: 'ResponseStarted',
  started: 'ResponseStarted',
  requestcomplete: 'ResponseComplete',
  requestcompleted: 'ResponseComplete',
  complete: 'ResponseComplete',
  completed: 'ResponseComplete',
  responsefinished: 'ResponseComplete',
  panicked: 'Panic',
};

/** Checks the level of a rule. Without a suggestion, the API server's own message is enough. */
export function levelFinding(level: string, ruleIndex: number): Finding | undefined {
  if (!level || (levels as readonly string[]).includes(level)) return undefined;
  const path = ['rules', ruleIndex, 'level'];
  const meant = levelWords[level.trim().toLowerCase()] ?? nearest(level.trim(), levels, 3);
  if (meant === undefined) return undefined;
  const message = `${quoted(level)} is not a level. Did you mean ${meant}?`;
  return warning('level-unknown', path, message, fix(`Change to ${meant}`, set(path, meant)));
}

/** Checks one value of an omitStages list. */
export function stageFinding(at: ListValue): Finding | undefined {
  if ((stages as readonly string[]).includes(at.value)) return undefined;
  const word = at.value.trim().toLowerCase();
  if (word === 'requeststarted') {
    // Used for ResponseStarted by some, but spelled more like RequestReceived: no guess.
    return warning(
      'stage-unknown',
      pathOf(at),
      `${quoted(at.value)} is not a stage. Use RequestReceived (the request arrives) or ResponseStarted (a long-running response starts).`,
    );
  }
  const meant = stageWords[word] ?? nearest(word, stages, 3);
  if (meant === undefined) return undefined;
  const message = `${quoted(at.value)} is not a stage. Did you mean ${meant}?`;
  return warning('stage-unknown', pathOf(at), message, replaceBy(at, [meant]));
}
