/** A message of kube-apiserver, the kubelet or kubectl about a server that does not start or does not record. */
export interface ServerMessage {
  /** What it looks like; its groups fill $1 and $2 of the words. */
  pattern: RegExp;
  severity: 'error' | 'warning' | 'notice';
  /** What has happened, and what to do. Code in backticks. */
  words: string;
}

const refusedPolicy =
  'kube-apiserver has read the policy and rejects it. Open it in the studio: Problems says where, and what to write instead.';

/**
 * The messages, most telling first: of a line, the first that matches counts. Their words are those of kube-apiserver 1.37
 * (pkg/audit/policy/reader.go, pkg/server/options/audit.go, pflag), the kubelet (pkg/kubelet/config/file.go, pkg/volume/hostpath) and lumberjack.
 */
export const serverMessages: readonly ServerMessage[] = [
  {
    pattern:
      /loading audit policy file: failed to read file path "([^"]*)": open [^:]*: no such file/,
    severity: 'error',
    words:
      '`$1` is not there for kube-apiserver. In a Pod, that is the path in the container: mount the file or its folder, or correct `--audit-policy-file`. Paste the manifest here to have it checked.',
  },
  {
    pattern: /loading audit policy file: failed to read file path "([^"]*)": .*is a directory/,
    severity: 'error',
    words:
      '`$1` is a folder. A hostPath of the type `DirectoryOrCreate` makes one where a file was missing: remove the folder on the host, write the policy there, and use the type `File`.',
  },
  {
    pattern: /loading audit policy file: failed to read file path "([^"]*)": .*permission denied/,
    severity: 'error',
    words:
      'kube-apiserver may not read `$1`. Look at the owner and mode of the file and of its folders, and at SELinux or AppArmor on the node.',
  },
  {
    pattern: /loading audit policy file: failed to read file path "([^"]*)": .*not a directory/,
    severity: 'error',
    words:
      'A part of `$1` is a file, not a folder: often the policy is mounted where its folder should be. Make the `mountPath` the whole path of the policy, or mount the folder.',
  },
  {
    pattern: /loading audit policy file: failed to read file path "([^"]*)"/,
    severity: 'error',
    words: 'kube-apiserver cannot read `$1`, for the reason at the end of the message.',
  },
  {
    pattern: /loaded illegal policy with 0 rules/,
    severity: 'error',
    words:
      'The policy has no rules; the file may be empty, as a hostPath of the type `FileOrCreate` makes it. Write at least one rule: `- level: Metadata`.',
  },
  {
    pattern: /loading audit policy file: (.+)/,
    severity: 'error',
    words: refusedPolicy,
  },
  {
    pattern: /Audit policy contains errors, falling back to lenient decoding: (.+)/,
    severity: 'warning',
    words:
      'kube-apiserver starts, but ignores part of the policy, so a rule matches more than it says. Open the policy in the studio: Problems names the field.',
  },
  {
    pattern: /ensureLogFile: (?:open|mkdir) ([^:]+): read-only file system/,
    severity: 'error',
    words:
      'The log’s folder is mounted read-only, or lies outside every mount in a container that is read-only. Mount a folder of the host for `$1`, without `readOnly: true`.',
  },
  {
    pattern: /ensureLogFile: open ([^:]+): is a directory/,
    severity: 'error',
    words:
      '`$1` is a folder: `--audit-log-path` ends with a slash, or a hostPath of the type `DirectoryOrCreate` has made it. Name a file, and mount its folder.',
  },
  {
    pattern: /ensureLogFile: (?:open|mkdir) ([^:]+): permission denied/,
    severity: 'error',
    words:
      'kube-apiserver may not write `$1`. Look at the owner and mode of the folder on the host, and at the user that kube-apiserver runs as.',
  },
  {
    pattern: /can't rename log file: .*(?:device or resource busy|EBUSY)/,
    severity: 'warning',
    words:
      'The log is mounted as a single file, which cannot be renamed: rotation fails, and every event is lost from now on. Mount the folder instead of the file.',
  },
  {
    pattern: /can't rename log file|can't make directories for new logfile|no space left on device/,
    severity: 'warning',
    words:
      'The log cannot be written: events are lost. Look at the disk and the folder of the log.',
  },
  {
    pattern: /initializing audit webhook: (.+)/,
    severity: 'error',
    words:
      'The kubeconfig of `--audit-webhook-config-file` cannot be used. In a Pod, it and the files that it names must be mounted: the CA, the client certificate and its key, or the token.',
  },
  {
    pattern: /unknown flag: --([^\s"]+)/,
    severity: 'error',
    words:
      'This version of kube-apiserver has no flag `--$1`: it is misspelled, removed, or lacks its `=`. Paste the manifest here to see which flag is meant.',
  },
  {
    pattern: /invalid argument "([^"]*)" for "([^"]*)" flag/,
    severity: 'error',
    words: '`$2` cannot be `$1`. Correct the value; a duration has a unit, such as `30s`.',
  },
  {
    pattern: /"kube-apiserver" does not take any arguments, got \["?([^"\]]*)/,
    severity: 'error',
    words:
      '`$1` belongs to no flag. A switch takes its value only after `=`, and a value with blanks must be one argument.',
  },
  {
    pattern: /(--audit-log-max\w+) -?\d+ can't be a negative number/,
    severity: 'error',
    words: '`$1` must be 0 or more.',
  },
  {
    pattern: /invalid audit (?:batch |truncate )?(\w+) [^,]+, (?:must be|allowed)/,
    severity: 'error',
    words:
      'kube-apiserver refuses the values of the $1 backend, for the reason that the message names. All flags and their limits are in Set up.',
  },
  {
    pattern: /hostPath type check failed: (\S+) is not a file/,
    severity: 'error',
    words:
      'The kubelet does not create the Pod: its volume says `type: File`, and `$1` is no file on the host. Write the file first; for a log, mount its folder with `DirectoryOrCreate`.',
  },
  {
    pattern: /hostPath type check failed: (\S+) is not a directory/,
    severity: 'error',
    words:
      'The kubelet does not create the Pod: its volume says `Directory`, and `$1` is a file, or is not there. Correct the path, or use `DirectoryOrCreate` for a folder that may be missing.',
  },
  {
    pattern: /error mounting "([^"]+)" to rootfs at "([^"]+)".*not a directory/,
    severity: 'error',
    words:
      'The container is not created: of `$1` on the host and `$2` in the container, one is a file and the other a folder. Look at the host: where a file was missing, `DirectoryOrCreate` has made a folder. Remove it, and write the file.',
  },
  {
    pattern: /couldn't parse as pod\((.+)\)/,
    severity: 'error',
    words:
      'The manifest is not valid, so the kubelet starts no kube-apiserver. Paste it here to see where; tabs and a wrong indentation are the usual reasons. A backup in the same folder is read as well: keep it elsewhere.',
  },
  {
    pattern: /volumeMounts\[\d+\]\.name: Not found: "([^"]*)"/,
    severity: 'error',
    words:
      'There is no volume `$1`, so the Pod is invalid. Add the volume, or correct the name in `volumeMounts`.',
  },
  {
    pattern: /mountPath: Invalid value: "([^"]*)": must be unique/,
    severity: 'error',
    words: '`$1` is mounted twice, so the Pod is invalid. Remove one of the two.',
  },
  {
    pattern: /bind: address already in use/,
    severity: 'error',
    words:
      'Another kube-apiserver has the port. Often it is a copy of the manifest in /etc/kubernetes/manifests, whatever its name: move the backup elsewhere.',
  },
  {
    pattern: /No audit policy file provided, no events will be recorded for (\w+) backend/,
    severity: 'warning',
    words:
      'The $1 backend is on, but there is no `--audit-policy-file`: kube-apiserver runs, and nothing is recorded.',
  },
  {
    pattern: /back-off (?:\S+ )?restarting failed container[= ]"?kube-apiserver/i,
    severity: 'notice',
    words:
      'kube-apiserver starts, and ends again and again. Its own log says why: `crictl ps -a --name kube-apiserver`, then `crictl logs ID` with the newest. Paste that.',
  },
  {
    pattern: /Error getting node.*node "([^"]+)" not found/,
    severity: 'notice',
    words:
      'The kubelet has no answer from the API server: a result of the outage, not its reason. Look for lines with `kube-apiserver` or `file.go` in `journalctl -u kubelet`.',
  },
  {
    pattern: /(?:dial tcp|Addr: ")[^\s"]*:2379/,
    severity: 'notice',
    words:
      'kube-apiserver does not reach etcd. One such line at the start is usual; if they go on, the reason is etcd and not auditing: `crictl ps -a --name etcd`.',
  },
  {
    pattern: /The connection to the server (\S+) was refused/,
    severity: 'notice',
    words:
      'kubectl finds no API server at `$1`. Look at the node: `crictl ps -a | grep kube-apiserver`, then `crictl logs ID`, or `journalctl -u kubelet` if there is no container. Paste what they say.',
  },
];
