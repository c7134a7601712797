/** Variables for flags; the others go into kube_kubeadm_apiserver_extra_args. */
export const kubesprayVariables: Readonly<Record<string, string>> = {
  'audit-policy-file': 'audit_policy_file',
  'audit-log-path': 'audit_log_path',
  'audit-log-maxage': 'audit_log_maxage',
  'audit-log-maxbackup': 'audit_log_maxbackups',
  'audit-log-maxsize': 'audit_log_maxsize',
  'audit-webhook-config-file': 'audit_webhook_config_file',
  'audit-webhook-mode': 'audit_webhook_mode',
  'audit-webhook-batch-max-size': 'audit_webhook_batch_max_size',
  'audit-webhook-batch-max-wait': 'audit_webhook_batch_max_wait',
};

/** The folder of the log on the node, which kubespray mounts at the folder that the flag names. */
export const kubesprayLogFolder = '/var/log/kubernetes/audit';

export const kubesprayExtraArgs = 'kube_kubeadm_apiserver_extra_args';
