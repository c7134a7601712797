import { auditEvents } from '../audit/event/event';
import { logLine, prettyEvent } from '../audit/event/logLine';
import { newestKubernetes } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { decide } from '../engine/decide';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import type { Command } from './command';
import { extractOption } from './extracted';
import { exitCodes } from './io';
import { kubernetesIn, kubernetesOption } from './options';
import { acceptedPolicy, onlyPolicyIn } from './policy';
import { requestOptions, requestsIn } from './requests';

/** `auditorium events`: the lines that requests leave in the audit log. */
export const events: Command = {
  summary: 'Print the audit log that requests generate under a policy.',
  usage: '[OPTIONS] POLICY',
  notes: [
    'Without requests, prints the events of all sample requests. Each line is what kube-apiserver writes to audit.log; times, ids and the addresses of the sender are examples.',
  ],
  options: {
    ...requestOptions,
    ...kubernetesOption,
    ...extractOption,
    pretty: { help: 'Print each event on several lines, indented.' },
  },
  examples: [
    [
      "auditorium events policy.yaml --kubectl 'kubectl delete pod web -n dev'",
      'What one command generates',
    ],
    [
      'kubectl get configmap audit -o yaml | auditorium events --extract -',
      'Under the policy in a ConfigMap',
    ],
    ['auditorium events policy.yaml | wc -c', 'The size of the log of all sample requests'],
  ],
  exits: [
    [exitCodes.ok, 'The events were printed; none, if nothing is recorded.'],
    [
      exitCodes.unusable,
      'kube-apiserver rejects the policy, a file cannot be read, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const name = onlyPolicyIn(given);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const { policy } = await acceptedPolicy(name, kubernetes, io, given.flag('extract'));
    const requests = (await requestsIn(given, kubernetes, io)) ?? sampleRequests;
    const print = given.flag('pretty') ? prettyEvent : logLine;
    for (const { decision, request } of decide(policy, requests, kubernetes)) {
      for (const event of auditEvents(decision, exchangeOfSample(request, kubernetes)))
        io.out(`${print(event)}\n`);
    }
    return exitCodes.ok;
  },
};
