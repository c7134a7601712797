import { by, group, isKind, thanPolicy, type Other } from './otherText';

/** Texts that nobody can read before they are decrypted, even if they look like a policy. */
export const encrypted: readonly Other[] = [
  by(
    /\bENC\[AES256_GCM,data:/,
    'This is encrypted with SOPS. Decrypt it first (sops -d) and paste the result.',
  ),
  by(
    /^\s*\$ANSIBLE_VAULT;/,
    'This is encrypted with Ansible Vault. Decrypt it first (ansible-vault decrypt) and paste the result.',
  ),
  by(
    /^\s*-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----/,
    'This file is encrypted. Decrypt it first and paste the result.',
  ),
];

/** Tests may hold manifests of every kind. */
export const testFile: Other = by(
  /^[{,]?[^\S\n]*["']?kind["']?\s*:\s*["']?AuditPolicyTest\b/m,
  'This is a test file for a policy, not a policy. Open the policy, then open this file to add its tests.',
);

const isNotRecorded = 'Without the flag --audit-policy-file, kube-apiserver records nothing.';

/** Texts of other tools, and pointers to a file in its place. */
export const toolTexts: readonly Other[] = [
  by(
    /^\s*https?:\/\/\S+\s*$/,
    'This is an address, not a policy. Open it, and paste the text of the file.',
  ),
  by(
    /^\s*(?:[A-Za-z]:\\|~?\/|\.{1,2}\/)?(?:[\w.-]+[\\/])*[\w.-]+\.ya?ml\s*$/,
    'This is the name of a file, not a policy. Open the file, or paste its text.',
  ),
  by(
    /^\s*404: Not Found\s*$/,
    'This is the response of a server that does not have the file. Check its address.',
  ),
  by(
    /^version https:\/\/git-lfs\.github\.com\//,
    'This is a pointer of Git LFS, not the file. Run git lfs pull, then open the file.',
  ),
  by(/^\s*-----BEGIN [A-Z ]+-----/, 'This is a certificate or a key, not a policy.'),
  by(
    /^type=[A-Z_]+ msg=audit\(/m,
    `This is from the audit log of Linux (auditd), not of kube-apiserver. ${thanPolicy}`,
  ),
  by(
    /^-(?:w \/\S+ -p [rwxa]+|a (?:always|never|exit),\w+)\b/m,
    `These are rules for auditd of Linux: they watch files and system calls. ${thanPolicy}`,
  ),
  by(
    /"eventSource"\s*:\s*"[\w.-]+\.amazonaws\.com"/,
    'This is an event of AWS CloudTrail, not a policy. On EKS, the audit policy is not yours to change.',
  ),
  {
    test: (text) => /"Statement"\s*:/.test(text) && /"(?:Effect|Version)"\s*:/.test(text),
    says: `This is an IAM policy of AWS: it allows or denies actions. ${thanPolicy}`,
  },
  {
    test: (text) => /"policyRule"\s*:/.test(text) && /"effect"\s*:/i.test(text),
    says: `This is an Azure Policy: it checks resources. ${thanPolicy}`,
  },
  {
    test: (text) => /"output_fields"\s*:/.test(text) && /"rule"\s*:/.test(text),
    says: `This is an alert of Falco, not a policy. ${thanPolicy}`,
  },
  {
    test: (text) => /^groups:/m.test(text) && /^\s*(?:- )?expr:/m.test(text),
    says: `These are rules for Prometheus: they compute metrics and alerts. ${thanPolicy}`,
  },
  by(
    /^(?:filebeat\.inputs:|\[INPUT\]\s*$|<source>\s*$)/m,
    'This configures a tool that reads logs. What kube-apiserver writes to its audit log is set in the file that --audit-policy-file names.',
  ),
  {
    test: (text) => /^KIND:[ \t]+\w/m.test(text) && /^VERSION:[ \t]/m.test(text),
    says: `This is the output of kubectl explain. ${thanPolicy}`,
  },
  {
    test: (text) => /^\s*(?:NAMESPACE +)?NAME +\S/.test(text) && /\bAGE\b/.test(text),
    says: 'This is a table of kubectl get, not a policy. If kube-apiserver does not start with a policy, paste the policy here, or the log of kube-apiserver: crictl logs.',
  },
  by(
    /^[ \t]+\d+:\d+[ \t]+(?:error|warning)[ \t]+[^\n]*\([\w-]+\)[ \t]*$/m,
    'These are messages of yamllint, not a policy. Open the file that they name.',
  ),
  by(
    /^\s*(?:\[kubelet-check\]|\[control-plane-check\]|couldn't initialize a Kubernetes cluster)/m,
    'This is a message of kubeadm: the control plane does not start. If its audit policy is the reason, the log of kube-apiserver says so: crictl logs. Paste the policy here to check it.',
  ),
  by(
    isKind('SealedSecret'),
    'This is a SealedSecret: only the cluster can decrypt it. Paste the policy that it was made from.',
  ),
  {
    test: (text) => group('kubeadm\\.k8s\\.io/').test(text) && !/audit-policy-file/.test(text),
    says: `This is a configuration of kubeadm, not a policy. ${isNotRecorded} It belongs in apiServer.extraArgs of a ClusterConfiguration, with the file in extraVolumes.`,
  },
  {
    test: (text) => group('kind\\.x-k8s\\.io/').test(text) && !/audit-policy-file/.test(text),
    says: `This configures a cluster of kind, not what it records. ${isNotRecorded} It belongs in kubeadmConfigPatches, with the file in extraMounts.`,
  },
  by(
    group('(?:kubelet|kubescheduler|kubeproxy|controllermanager)\\.config\\.k8s\\.io/'),
    'This configures another component of Kubernetes. Open the file that --audit-policy-file of kube-apiserver names.',
  ),
  by(
    isKind('Kustomization'),
    'This is a Kustomization: it names other files. Open the one with the policy.',
  ),
  by(
    isKind('TracingPolicy(?:Namespaced)?'),
    `This is a policy for Tetragon: it traces processes. ${thanPolicy}`,
  ),
  {
    // A policy with a wrong kind or group has rules with levels.
    test: (text) =>
      group('(?:(?!audit)[a-z0-9.-]+/)?v\\d').test(text) &&
      isKind('(?!\\w*Polic|\\w*Audit)[A-Z]\\w+').test(text) &&
      !/\blevel["']?\s*:/i.test(text),
    says: 'This is another manifest, not an audit policy. A policy has apiVersion: audit.k8s.io/v1 and kind: Policy.',
  },
];
