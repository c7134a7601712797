import { stepIds, type Step, type StepId, type Where } from './runbook';
import type { Piece } from './setup';

/** What a step is called and why it is there, unless a setup says otherwise. */
const words: Record<StepId, { title: string; why: string }> = {
  'back-up': {
    title: 'Back up',
    why: 'A copy is the way back when the server does not start.',
  },
  policy: {
    title: 'Write the policy',
    why: 'The server reads the file once, when it starts, and does not start without it.',
  },
  webhook: {
    title: 'Write the webhook configuration',
    why: 'The server does not start if the file that its flag names is missing.',
  },
  edit: { title: 'Set the flags', why: 'Without these flags the policy has no effect.' },
  wait: {
    title: 'Wait for the restart',
    why: 'Until the new server runs, the old one may still respond.',
  },
  health: { title: 'Check that it is ready', why: 'A server that loops is seen here first.' },
  flags: {
    title: 'Check the flags of the running server',
    why: 'A file can say one thing and the process another.',
  },
  event: { title: 'Make one event', why: 'A request of your own is easy to find in the log.' },
  read: { title: 'Read the event', why: 'Only an event in the log shows that all of it works.' },
  keep: {
    title: 'Keep it through upgrades',
    why: 'What writes the manifest anew must know about the flags.',
  },
  'roll-back': {
    title: 'Roll back, if something went wrong',
    why: 'The cluster works without auditing, but not without its API server.',
  },
};

const places: Record<Where, { one: string; several: string }> = {
  'control-plane': {
    one: 'On the control-plane node',
    several: 'On every control-plane node, one at a time',
  },
  'first-control-plane': {
    one: 'On the control-plane node',
    several: 'On one control-plane node',
  },
  workstation: { one: 'On your workstation', several: 'On your workstation' },
  'management-cluster': {
    one: 'On your workstation, with the management cluster as context',
    several: 'On your workstation, with the management cluster as context',
  },
};

/** Returns the steps in their order, with everything that all setups have in common. */
export function assemble(
  pieces: Partial<Record<StepId, Piece | undefined>>,
  highAvailability: boolean,
): Step[] {
  return stepIds.flatMap((id) => {
    const piece = pieces[id];
    if (!piece) return [];
    const where = piece.where ?? 'control-plane';
    return [
      {
        ...words[id],
        ...piece,
        id,
        where,
        whereText: places[where][highAvailability ? 'several' : 'one'],
        files: piece.files ?? [],
      },
    ];
  });
}
