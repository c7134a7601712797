import { levels, stages } from '../../audit/types';
import type { Finding } from './finding';
import { fix, pathOf, quoted, replaceBy, set, warning, type ListValue } from './check';
import { nearest } from '../nearest';

/** Words people use for a level; keys in lower case. */
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

/** Words people use for a stage; keys in lower case. */
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

/** The level of a rule. Where we have no better word for it, the API server's own message is enough. */
export function levelFinding(level: string, ruleIndex: number): Finding | undefined {
  if (!level || (levels as readonly string[]).includes(level)) return undefined;
  const path = ['rules', ruleIndex, 'level'];
  const meant = levelWords[level.trim().toLowerCase()] ?? nearest(level.trim(), levels, 3);
  if (meant === undefined) return undefined;
  const message = `${quoted(level)} is not a level; the level you mean is ${meant}.`;
  return warning('level-unknown', path, message, fix(`Change to ${meant}`, set(path, meant)));
}

/** One value of an omitStages list. */
export function stageFinding(at: ListValue): Finding | undefined {
  if ((stages as readonly string[]).includes(at.value)) return undefined;
  const word = at.value.trim().toLowerCase();
  if (word === 'requeststarted') {
    // Lecture notes use it for ResponseStarted, its spelling suggests RequestReceived: no guess.
    return warning(
      'stage-unknown',
      pathOf(at),
      `${quoted(at.value)} is not a stage: RequestReceived is the arrival of a request, ResponseStarted the beginning of a long-running answer.`,
    );
  }
  const meant = stageWords[word] ?? nearest(word, stages, 3);
  if (meant === undefined) return undefined;
  const message = `${quoted(at.value)} is not a stage; the stage you mean is ${meant}.`;
  return warning('stage-unknown', pathOf(at), message, replaceBy(at, [meant]));
}
