import { refuse } from '../refusal';
import type { Session } from '../session';
import { podFor, podPath, type Pod } from '../workloads';

/** kubectl exec. Follows ExecOptions (cmd/exec/exec.go). */
export function exec(session: Session): void {
  const { args, dashAt } = session;
  const command = dashAt >= 0 ? args.slice(dashAt) : [];
  const names = dashAt >= 0 ? args.slice(0, dashAt) : args;
  if (dashAt > 1 || (dashAt < 0 && names.length > 1))
    refuse('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
  if (names.length === 0 && session.list('filename').length === 0)
    refuse('pod, type/name or --filename must be specified');
  if (command.length === 0) refuse('you must specify at least one command for the container');
  const pod = podFor(session, names);
  sendStream(session, pod, 'exec', command);
}

/** kubectl attach. Follows AttachOptions (cmd/attach/attach.go). */
export function attach(session: Session): void {
  if (session.args.length === 0) refuse('at least 1 argument is required for attach');
  if (session.args.length > 2)
    refuse(
      'expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ' +
        `${session.args.length}: ${session.args.join(' ')}`,
    );
  const args = session.args.length === 2 ? [session.args.join('/')] : session.args;
  sendStream(session, podFor(session, args), 'attach', []);
}

/** Opens the streams of exec or attach: a WebSocket, which is a GET. */
export function sendStream(
  session: Session,
  pod: Pod,
  subresource: 'exec' | 'attach',
  command: readonly string[],
): void {
  const isInteractive = session.is('stdin');
  // A container with a terminal gets one, asked for or not; containers are assumed to have one.
  const isTerminal = isInteractive && (session.is('tty') || session.command === 'attach');
  session.send('GET', podPath(pod, subresource), {
    query: {
      command: command.length > 0 ? command : undefined,
      container: pod.container,
      stderr: isTerminal ? undefined : true,
      stdin: isInteractive || undefined,
      stdout: true,
      tty: isTerminal || undefined,
    },
    code: 101,
  });
  if (isTerminal)
    session.note(
      'A terminal is assumed, here and in the container; without one, tty is not sent and stderr is.',
    );
  session.note('If the WebSocket is refused, kubectl sends a POST to the same URL.');
}
