import { newestKubernetes } from '../../audit/types';
import { decide } from '../../engine/decide';
import { explain as explained, explainStages } from '../../engine/explain';
import type { Command } from '../command';
import { extractOption } from '../extracted';
import { exitCodes, WrongUse } from '../io';
import { choice, kubernetesIn, kubernetesOption } from '../options';
import { acceptedPolicy, onlyPolicyIn } from '../policy';
import { requestOptions, requestsIn } from '../requests';
import { styleFor } from '../style';
import { jsonExplanation } from './json';
import { textExplanation } from './text';

/** `auditorium explain`: which rule matches a request, and why. */
export const explain: Command = {
  summary: 'Say which rule matches a request, why not the earlier ones, and what is recorded.',
  usage: '[OPTIONS] POLICY',
  options: {
    ...requestOptions,
    ...kubernetesOption,
    ...extractOption,
    format: { takes: 'FORMAT', help: 'text or json. Default: text.' },
  },
  examples: [
    [
      "auditorium explain policy.yaml --as admin --kubectl 'kubectl get secret db -n prod'",
      'A command of an administrator',
    ],
    [
      'auditorium explain policy.yaml --as jane --as-group developers --path "GET /healthz"',
      'A path, as somebody else',
    ],
    [
      "auditorium explain --extract values.yaml --kubectl 'kubectl get pods'",
      'The policy inside values of Helm',
    ],
    [
      'grep \'"auditID":"6a2"\' audit.log | auditorium explain policy.yaml --event -',
      'An event from a log',
    ],
  ],
  exits: [
    [exitCodes.ok, 'The requests were explained.'],
    [
      exitCodes.unusable,
      'kube-apiserver rejects the policy, a request or file cannot be read, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const name = onlyPolicyIn(given);
    const format = choice(given, 'format', ['text', 'json']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const { policy, lineOf } = await acceptedPolicy(name, kubernetes, io, given.flag('extract'));
    const requests = await requestsIn(given, kubernetes, io);
    if (!requests)
      throw new WrongUse(
        'Name a request: --kubectl \'kubectl get pods\', --path "GET /healthz", --request FILE or --event FILE.',
      );
    const explanations = decide(policy, requests, kubernetes).map((row) => ({
      row,
      explanation: explained(policy, row.request),
      stages: explainStages(policy, row.decision, row.request, kubernetes),
    }));
    const style = styleFor(io);
    if (format === 'json') io.out(jsonExplanation(explanations, kubernetes));
    else io.out(explanations.map((each) => textExplanation(each, lineOf, style)).join('\n'));
    return exitCodes.ok;
  },
};
