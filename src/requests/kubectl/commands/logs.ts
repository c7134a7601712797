import { podOf } from '../assumed';
import { targetsOf, type Target } from '../builder';
import { refuse } from '../refusal';
import type { Query } from '../query';
import type { Session } from '../session';
import { podOfTarget, podPath } from '../workloads';

/** kubectl logs. Follows LogsOptions (cmd/logs/logs.go) and logsForObject (polymorphichelpers). */
export function logs(session: Session): void {
  const selector = session.flag('selector');
  const [first, container] = session.args;
  if (session.args.length > 2 || (selector === '' && first === undefined))
    refuse(
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
    );
  if (selector !== '' && first !== undefined)
    refuse('only a selector (-l) or a POD name is allowed');
  if (container !== undefined && session.flag('container') !== '')
    refuse('only one of -c or an inline [CONTAINER] arg is allowed');
  const given = container ?? session.flag('container');
  const query = optionsOf(session, selector !== '');
  const targets = targetsOf(session, {
    args: selector === '' ? [first ?? ''] : ['pods'],
    labelSelector: selector,
    ...(selector === '' && { defaultType: 'pods' }),
  });
  for (const target of targets) sendLog(session, named(session, target, selector), given, query);
}

function named(session: Session, target: Target, selector: string): Target {
  if (selector === '') return target;
  const name = podOf(/(?:^|,)app==?([^,]+)/.exec(selector)?.[1] ?? 'web');
  session.note(`Which pods the list returns is not known: ${name} stands for each of them.`);
  return { ...target, name };
}

function sendLog(session: Session, target: Target, container: string, query: Query) {
  const pod = podOfTarget(session, target, container);
  if (session.is('all-containers'))
    session.note('One request for each container follows; which there are is not known.');
  session.send('GET', podPath(pod, 'log'), {
    query: { ...query, container: pod.container },
    code: 200,
  });
}

function optionsOf(session: Session, hasSelector: boolean): Query {
  const tail = session.number('tail');
  return {
    follow: session.is('follow') || undefined,
    insecureSkipTLSVerifyBackend: session.is('insecure-skip-tls-verify-backend') || undefined,
    limitBytes: session.number('limit-bytes') > 0 ? session.flag('limit-bytes') : undefined,
    previous: session.is('previous') || undefined,
    sinceSeconds: secondsOf(session.flag('since')),
    sinceTime: session.flag('since-time') || undefined,
    tailLines: tail >= 0 ? String(tail) : hasSelector ? '10' : undefined,
    timestamps: session.is('timestamps') || undefined,
  };
}

const units: Record<string, number> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** Returns a duration in whole seconds, rounded up, as kubectl sends it; undefined for none. */
function secondsOf(duration: string): string | undefined {
  if (duration === '' || duration === '0') return undefined;
  let sum = 0;
  for (const [, number = '', unit = ''] of duration.matchAll(/([\d.]+)(h|ms|m|us|µs|ns|s)/g))
    sum += Number(number) * (units[unit] ?? 0);
  return sum === 0 ? undefined : String(Math.ceil(sum));
}
