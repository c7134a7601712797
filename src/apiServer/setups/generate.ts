import { isScalar, isSeq } from 'yaml';
import { isAtLeast } from '../../audit/versions';
import { assemble } from './assemble';
import type { Choice, Paths } from './choice';
import { pathFault } from './path';
import { policyNode } from './policyNode';
import { presets } from './presets';
import type { Runbook, Step } from './runbook';
import { chosenValues, refusals, settingsOf } from './settings';
import type { Context, Setup } from './setup';
import { setups } from './setups';
import { volumesFor } from './volumes';
import { webhookToken } from './webhookConfig';

/**
 * Returns what to do so that an API server records what a policy says. The policy is embedded byte for byte; it is not
 * checked here. With the text of the current manifest or unit of kube-apiserver (`current`), the finished one is among the files. Choices that the server or the tool would refuse return only `refused`.
 */
export function generate(choice: Choice, policy: string, current?: string): Runbook {
  const setup = setups[choice.setup];
  const paths = pathsOf(choice);
  const values = chosenValues(choice, paths);
  const used = usedPaths(choice, paths);
  const refused = [
    ...Object.values(used).flatMap((path) => pathFault(path) ?? []),
    ...(used.log !== undefined && /^\/[^/]+$/.test(used.log)
      ? [
          `${JSON.stringify(used.log)} is in the root folder. Give the log a folder of its own, which can be mounted.`,
        ]
      : []),
    ...refusals(values, choice.kubernetes),
    setup.refuses?.(choice) ?? [],
  ].flat();
  const facts = setup.facts;
  if (refused.length > 0) return { files: [], steps: [], warnings: [], refused, facts };
  const all = settingsOf(values, choice, setup);
  const settings = all.filter(({ name }) => setup.cannotWrite?.(name) === undefined);
  const context: Context = {
    choice,
    policy,
    paths,
    settings,
    current,
    volumes: volumesFor(neededOf(choice, paths)),
  };
  const files = setup.files(context);
  const steps = assemble(setup.steps(context), choice.highAvailability);
  return {
    files,
    steps,
    warnings: [
      ...(choice.highAvailability ? nodeByNode(steps) : []),
      ...all.flatMap(({ name }) => setup.cannotWrite?.(name) ?? []),
      ...generalWarnings(context),
      ...(files.some(({ content }) => content.includes(webhookToken)) ? [webhookNote] : []),
      ...(setup.warnings?.(context) ?? []),
      ...unread(setup),
    ],
    refused,
    facts,
  };
}

/** Returns the paths of a choice: the setup's own where the reader has none, or may have none. */
export function pathsOf({ setup, paths }: Pick<Choice, 'setup' | 'paths'>): Paths {
  const { paths: own, fixedPaths = [] } = setups[setup];
  const chosen = Object.entries(paths ?? {}).filter(
    ([key, path]) => path !== '' && !fixedPaths.includes(key as keyof Paths),
  );
  return { ...own, ...Object.fromEntries(chosen) };
}

function usedPaths({ log, webhook }: Choice, paths: Paths): Partial<Paths> {
  return {
    policy: paths.policy,
    ...(log === 'file' ? { log: paths.log } : {}),
    ...(webhook ? { webhook: paths.webhook } : {}),
  };
}

function neededOf(choice: Choice, paths: Paths) {
  const used = usedPaths(choice, paths);
  const needed = (name: string, path: string | undefined, isWritten: boolean) =>
    path === undefined ? [] : [{ name, path, isWritten }];
  return [
    ...needed('audit-policy', used.policy, false),
    ...needed('audit-webhook', used.webhook, false),
    ...needed('audit-log', used.log, true),
  ];
}

const webhookNote = `The webhook configuration names two more files in its folder: webhook-ca.crt, and ${webhookToken}. Bring them to the same place as the configuration, or remove the lines that name them: the server does not start without its files.`;

/** Says how the steps of several nodes go together. */
function nodeByNode(steps: readonly Step[]): string[] {
  const last = steps.findLast(({ where, id }) => where === 'control-plane' && id !== 'roll-back');
  if (!last) return [];
  return [
    `Several control-plane nodes: do all steps up to “${last.title}” on one node, and only then on the next. The other API servers keep the cluster available meanwhile.`,
  ];
}

/** What is true whatever runs the server. */
function generalWarnings({ choice, policy, settings, volumes }: Context): string[] {
  const set = new Map(settings.map(({ name, value }) => [name, value]));
  const policyNote = choice.preset && presets[choice.preset].policy;
  const isStrict = settings.some(({ value }) => value === 'blocking-strict');
  const isOld = !isAtLeast(choice.kubernetes, '1.36');
  const hasLimit = ['audit-log-maxbackup', 'audit-log-maxage'].some(
    (name) => (set.get(name) ?? '0') !== '0',
  );
  return [
    ...(policyNote === undefined ? [] : [policyNote]),
    ...(isStrict && omitsReceived(policy)
      ? [
          'This policy omits RequestReceived for all requests, so blocking-strict fails none of them. Remove the stage from omitStages.',
        ]
      : []),
    ...(choice.log === 'none' && !choice.webhook
      ? ['Neither backend is on: the policy is evaluated, and no event is written anywhere.']
      : []),
    ...(choice.log === 'file' && isOld && !hasLimit
      ? [
          'Rotated files are kept for ever: before 1.36, --audit-log-maxbackup and --audit-log-maxage are 0 unless they are set. The disk fills up.',
        ]
      : []),
    ...(volumes.some(({ name, readOnly }) => name === 'audit-log' && !readOnly) &&
    volumes.length === 1
      ? [
          'The policy and the log share a folder, which the server can write. Keep them apart if you can.',
        ]
      : []),
  ];
}

function omitsReceived(policy: string): boolean {
  const omitted = policyNode(policy)?.get('omitStages');
  return (
    isSeq(omitted) &&
    omitted.items.some((stage) => isScalar(stage) && stage.value === 'RequestReceived')
  );
}

/** What is not known for this version of a tool is said, not guessed. */
function unread({ name, facts }: Setup): string[] {
  return facts
    .filter(({ read }) => read === undefined)
    .map(({ text, link }) => `Check for your version of ${name}: ${text} ${link}`);
}
