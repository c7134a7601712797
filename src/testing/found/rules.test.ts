import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';

const textOf = (file: string) =>
  readFileSync(fileURLToPath(new URL(`./${file}`, import.meta.url)), 'utf8');

/** Policies that people paste, and all findings about their rules: the code, the rule and the fix. */
const rows: Record<string, string[]> = {
  'siblings/a1-dup-no-catchall.yaml': [
    'duplicate-rule 2: Use rule 2 instead of rule 1',
    'no-catch-all : Add a Metadata rule for everything else',
  ],
  'siblings/a2-dup-with-catchall.yaml': ['duplicate-rule 2: Use rule 2 instead of rule 1'],
  'siblings/a3-narrower-later.yaml': ['rule-never-reached 2: Move above rule 1'],
  'siblings/a4-drop-after-wide.yaml': [
    'credentials-recorded 1: Add a Metadata rule for secrets and configmaps above this one',
    'rule-never-reached 2: Move above rule 1',
    'managed-fields-recorded 1: Omit managed fields',
  ],
  'siblings/a5-readsfirst.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
    'rule-never-reached 2: Move above rule 1',
  ],
  'siblings/a6-group-order.yaml': [
    'rule-never-reached 2: Move above rule 1',
    'counterpart-missing 1: Add events of events.k8s.io',
  ],
  'siblings/d-admin.yaml': ['name-not-built-in 1: no fix'],
  'siblings/d-cluster-autoscaler.yaml': ['name-not-built-in 1: no fix'],
  'siblings/d-kubelet.yaml': ['name-not-built-in 1: Use userGroups: ["system:nodes"]'],
  'siblings/d-system_bootstrap.yaml': [
    'name-of-nobody 1: Use userGroups: ["system:bootstrappers"]',
  ],
  'siblings/d-system_cloud-controller-manager.yaml': ['name-not-built-in 1: no fix'],
  'siblings/d-system_kube-controllermanager.yaml': [
    'name-misspelled 1: Change to "system:kube-controller-manager"',
  ],
  'siblings/d-system_kubelet.yaml': ['name-of-nobody 1: Use userGroups: ["system:nodes"]'],
  'siblings/d-system_masters.yaml': ['group-in-users 1: Rename to userGroups'],
  'siblings/d-system_serviceaccount.yaml': [
    'name-of-nobody 1: Use userGroups: ["system:serviceaccounts"]',
  ],
  'siblings/d-system_serviceaccount_kube-system.yaml': [
    'service-account-form 1: Use userGroups: ["system:serviceaccounts:kube-system"]',
  ],
  'siblings/d-system_unsecured.yaml': ['name-of-nobody 1: no fix'],
  'siblings/d-system_volume-scheduler.yaml': ['name-of-nobody 1: no fix'],
  'siblings/e1-groups-covered.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
    'value-without-effect 1: Remove "system:serviceaccounts:kube-system"',
  ],
  'siblings/e3-urls-covered.yaml': [
    'value-without-effect 1: Remove "/healthz*"',
    'value-without-effect 1: Remove "/healthz/etcd"',
    'value-without-effect 1: Remove "/version"',
  ],
  'siblings/f1-writes-no-dc.yaml': [
    'no-catch-all : Add a Metadata rule for everything else',
    'writes-incomplete 1: Add deletecollection',
  ],
  'siblings/f2-deletes-only.yaml': ['writes-incomplete 1: Add deletecollection'],
  'siblings/f3-update-no-patch.yaml': [
    'managed-fields-recorded 1: Omit managed fields',
    'writes-incomplete 1: Add patch and deletecollection',
  ],
  'siblings/g1-events-core-only.yaml': ['counterpart-missing 1: Add events of events.k8s.io'],
  'siblings/g2-endpoints-only.yaml': [
    'name-not-built-in 1: Add "system:serviceaccount:kube-system:kube-proxy"',
    'counterpart-missing 1: Add endpointslices of discovery.k8s.io',
  ],
  'siblings/g3-leader-configmap.yaml': ['counterpart-missing 1: no fix'],
  'siblings/g4-healthz-only.yaml': ['counterpart-missing 1: Add /livez* and /readyz*'],
  'siblings/g5-kubeproxy-user.yaml': [
    'name-not-built-in 1: Add "system:serviceaccount:kube-system:kube-proxy"',
  ],
  'siblings/r1-drop-list-watch-only.yaml': [
    'drop-hides-more 1: Add a Metadata rule for secrets above this one',
  ],
  'siblings/r3-drop-core-pods-all.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach and pods/portforward above this one',
    'value-without-effect 1: Remove "pods"',
  ],
  'siblings/r4-drop-core-group.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
  ],
  'siblings/r6-drop-serviceaccounts.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
  ],
  'siblings/r7-drop-masters.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
  ],
  'siblings/s1-empty-omit-in-rule.yaml': [
    'omit-stages-empty 1: Move RequestReceived to the other rules',
  ],
  'siblings/s2-other-omit-in-rule.yaml': [
    'failed-logins-hidden : Remove ResponseStarted',
    'managed-fields-recorded 1: Omit managed fields',
    'omit-stages-repeated 1: no fix',
  ],
  'siblings/s4-nothing-omitted.yaml': ['managed-fields-recorded 1: Omit managed fields'],
  'siblings/s5-none-with-omit.yaml': ['counterpart-missing 1: Add events of events.k8s.io'],
  'files/f05-catchall-first-and-last.yaml': ['catch-all-not-last 1: Move rule 1 below rule 3'],
  'files/f07-groupstar.yaml': [
    'credentials-recorded 1: Add a Metadata rule for secrets and configmaps above this one',
    'credentials-recorded 3: Add a Metadata rule for tokenreviews above this one',
    'managed-fields-recorded 1: Omit managed fields',
    'writes-incomplete 3: Add deletecollection',
    'omit-stages-repeated 4: Remove omitStages from the rule',
  ],
  'files/f10-writes-only.yaml': [
    'drop-hides-more 1: Add a Metadata rule for secrets above this one',
    'credentials-recorded 4: Add a Metadata rule for serviceaccounts/token, tokenreviews and configmaps above this one',
    'no-catch-all : Add a Metadata rule for everything else',
    'managed-fields-recorded 4: Omit managed fields',
    'writes-incomplete 4: Add deletecollection',
  ],
  'files/f31-twice-pods.yaml': [
    'duplicate-rule 2: Use rule 2 instead of rule 1',
    'no-catch-all : Add a Metadata rule for everything else',
    'managed-fields-recorded 1: Omit managed fields',
  ],
  'files/f32-cks-learner.yaml': [
    'no-catch-all : Add a Metadata rule for everything else',
    'managed-fields-recorded 1: Omit managed fields',
    'value-never-reached 2: no fix',
    'writes-incomplete 2: Add patch',
  ],
  'files/f33-masters-late.yaml': [
    'credentials-recorded 1: Change level to Metadata',
    'drop-hides-more 3: Add a Metadata rule for pods/exec, pods/attach, pods/portforward and nodes/proxy above this one',
    'managed-fields-recorded 1: Omit managed fields',
  ],
  'files/f34-everything-first.yaml': [
    'catch-all-not-last 1: Move rule 1 to the end',
    'credentials-recorded 1: Add a Metadata rule for secrets, serviceaccounts/token, tokenreviews and configmaps above this one',
    'managed-fields-recorded 1: Omit managed fields',
  ],
  'files/f40-blog-override.yaml': [
    'credentials-recorded 2: Change level to Metadata',
    'wildcard 3: no fix',
    'group-in-users 3: no fix',
    'credentials-recorded 4: Add a Metadata rule for tokenreviews above this one',
    'counterpart-missing 1: Add /livez and /readyz',
    'managed-fields-recorded 2: Omit managed fields',
    'omit-stages-empty 2: Move RequestReceived to the other rules',
  ],
  'threads/t13-kubespray-none-sa.yaml': [
    'drop-hides-more 1: Add a Metadata rule for pods/exec, pods/attach, pods/portforward, secrets and nodes/proxy above this one',
    'name-of-nobody 2: no fix',
    'name-of-nobody 2: no fix',
    'value-without-effect 1: Remove "system:serviceaccounts:kube-system"',
  ],
  'threads/t17-events-deleted.yaml': [
    'managed-fields-recorded 1: Omit managed fields',
    'writes-incomplete 1: Add deletecollection',
    'counterpart-missing 1: Add events of events.k8s.io',
    'counterpart-missing 2: Add events of events.k8s.io',
  ],
  'threads/t18-lease-without-group.yaml': [
    'resource-in-wrong-group 1: Move to group "coordination.k8s.io"',
  ],
};

it.each(Object.entries(rows))('%s', (file, expected) => {
  const { problems } = check(textOf(file), newestKubernetes);
  const told = problems
    .filter(({ source }) => source === 'auditorium')
    .map(
      ({ code, rule, fix }) =>
        `${code} ${rule === undefined ? '' : rule + 1}: ${fix?.title ?? 'no fix'}`,
    );
  expect(told).toEqual(expected);
});
