import type { Session } from '../session';
import { apply, diff, viewLastApplied } from './apply';
import { edit, patch, replace } from './change';
import {
  canI,
  certificate,
  clusterInfo,
  discovery,
  events,
  explain,
  reconcile,
  topNode,
  topPod,
  version,
  whoAmI,
} from './cluster';
import { create } from './create';
import { createCommands } from './createObjects';
import { createToken } from './createToken';
import { remove } from './delete';
import { describe } from './describe';
import { get } from './get';
import { logs } from './logs';
import { annotate, label } from './metadata';
import { cordon, drain, taint, uncordon } from './nodes';
import { copy, debug, portForward } from './pods';
import {
  setEnv,
  setImage,
  setResources,
  setSelector,
  setServiceAccount,
  setSubject,
} from './podSpec';
import {
  rolloutHistory,
  rolloutPause,
  rolloutRestart,
  rolloutStatus,
  rolloutUndo,
} from './rollout';
import { expose, run } from './run';
import { autoscale, scale } from './scale';
import { attach, exec } from './streams';
import { wait } from './wait';

/** Commands that only read or write local files. */
const local = [
  'completion',
  'config current-context',
  'config delete-cluster',
  'config delete-context',
  'config delete-user',
  'config get-clusters',
  'config get-contexts',
  'config get-users',
  'config rename-context',
  'config set',
  'config set-cluster',
  'config set-context',
  'config set-credentials',
  'config unset',
  'config use-context',
  'config view',
  'options',
  'plugin list',
  'kustomize',
  'kuberc set',
  'kuberc view',
];

/** What each command of kubectl sends, by its path without "kubectl". */
export const commands: Record<string, (session: Session) => void> = {
  ...createCommands,
  ...Object.fromEntries(local.map((name) => [name, () => undefined])),
  annotate,
  'api-resources': discovery,
  'api-versions': discovery,
  apply,
  'apply view-last-applied': viewLastApplied,
  attach,
  'auth can-i': canI,
  'auth reconcile': reconcile,
  'auth whoami': whoAmI,
  autoscale,
  'certificate approve': certificate,
  'certificate deny': certificate,
  'cluster-info': clusterInfo,
  cordon,
  cp: copy,
  create,
  'create token': createToken,
  debug,
  delete: remove,
  describe,
  diff,
  drain,
  edit,
  events,
  exec,
  explain,
  expose,
  get,
  label,
  logs,
  patch,
  'port-forward': portForward,
  proxy: (session) => session.note('What is asked through the proxy is sent as this user.'),
  replace,
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutPause,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run,
  scale,
  'set env': setEnv,
  'set image': setImage,
  'set resources': setResources,
  'set selector': setSelector,
  'set serviceaccount': setServiceAccount,
  'set subject': setSubject,
  taint,
  'top node': topNode,
  'top pod': topPod,
  uncordon,
  version,
  wait,
};
