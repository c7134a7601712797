import { expect, test } from 'vitest';
import { recognizeMessages } from './recognize';

test.each<[name: string, text: string, words: RegExp[]]>([
  ['nothing', '', []],
  [
    'other lines of a log',
    'I1130 12:00:00 server.go:1] "Golang settings" GOGC="" GOMAXPROCS=""',
    [],
  ],
  [
    'a policy that is not there',
    'Error: loading audit policy file: failed to read file path "/etc/kubernetes/audit/p.yaml": open /etc/kubernetes/audit/p.yaml: no such file or directory',
    [/^`\/etc\/kubernetes\/audit\/p\.yaml` is not there for kube-apiserver/],
  ],
  [
    'quotes in a structured log',
    String.raw`E1130 run.go:72] "command failed" err="loading audit policy file: failed to read file path \"/p.yaml\": open /p.yaml: no such file or directory"`,
    [/^`\/p\.yaml` is not there/],
  ],
  [
    'a folder in place of the policy',
    'loading audit policy file: failed to read file path "/p.yaml": read /p.yaml: is a directory',
    [/^`\/p\.yaml` is a folder/],
  ],
  [
    'a file in place of the folder',
    'loading audit policy file: failed to read file path "/a/p.yaml": open /a/p.yaml: not a directory',
    [/^A part of `\/a\/p\.yaml` is a file/],
  ],
  [
    'another reason not to read the policy',
    'loading audit policy file: failed to read file path "/p.yaml": read /p.yaml: input/output error',
    [/^kube-apiserver cannot read `\/p\.yaml`/],
  ],
  [
    'a folder that is mounted on a file',
    'runc create failed: error mounting "/etc/p.yaml" to rootfs at "/etc/p.yaml": mount: not a directory: unknown',
    [/^The container is not created: of `\/etc\/p\.yaml` on the host/],
  ],
  [
    'only that it loops',
    String.raw`E1130 pod_workers.go:1] "Error syncing pod, skipping" err="failed to \"StartContainer\" for \"kube-apiserver\" with CrashLoopBackOff: \"back-off 5m0s restarting failed container=kube-apiserver pod=x\""`,
    [/Paste that\.$/],
  ],
  [
    'only that it is not there',
    'E1130 kubelet.go:2461] "Error getting node" err="node \\"cp\\" not found"',
    [/a result of the outage/],
  ],
  [
    'etcd',
    'W1130 logging.go:59] grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379"}',
    [/does not reach etcd/],
  ],
  [
    'a policy that is rejected',
    'E loading audit policy file: rules[0].level: Required value: from file /p.yaml',
    [/rejects it/],
  ],
  [
    'an empty policy',
    'loading audit policy file: loaded illegal policy with 0 rules: from file /p',
    [/no rules/],
  ],
  [
    'a policy with an unknown field',
    'W1130 reader.go:81] Audit policy contains errors, falling back to lenient decoding: strict decoding error: unknown field "rules[0].verb"',
    [/ignores part of the policy/],
  ],
  [
    'a read-only folder',
    'ensureLogFile: open /var/log/a.log: read-only file system',
    [/for `\/var\/log\/a\.log`/],
  ],
  ['a folder as the log', 'ensureLogFile: open /var/log/audit/: is a directory', [/is a folder/]],
  [
    'rotation of a mounted file',
    "can't rename log file: rename /var/log/a.log /var/log/a-2026.log: device or resource busy",
    [/single file/],
  ],
  ['a misspelled flag', 'Error: unknown flag: --audit-log-pth', [/no flag `--audit-log-pth`/]],
  [
    'a bad value',
    'Error: invalid argument "ten" for "--audit-log-maxage" flag: strconv.ParseInt: parsing "ten": invalid syntax',
    [/^`--audit-log-maxage` cannot be `ten`/],
  ],
  ['a negative number', "--audit-log-maxsize -1 can't be a negative number", [/must be 0 or more/]],
  [
    'a mode',
    'invalid audit log mode async, allowed modes are "batch,blocking,blocking-strict"',
    [/of the log backend/],
  ],
  [
    'the kubelet: a missing file',
    'MountVolume.SetUp failed for volume "audit" : hostPath type check failed: /etc/kubernetes/p.yaml is not a file, it\'s a directory',
    [/`type: File`/],
  ],
  [
    'the kubelet: no YAML',
    'E1130 file.go:187] "Could not process manifest file" err="/etc/kubernetes/manifests/kube-apiserver.yaml: couldn\'t parse as pod(yaml: line 20: did not find expected key), please check config file"',
    [/starts no kube-apiserver/],
  ],
  [
    'two servers',
    'failed to listen on 0.0.0.0:6443: listen tcp 0.0.0.0:6443: bind: address already in use',
    [/Another kube-apiserver/],
  ],
  [
    'the same twice, and another',
    'unknown flag: --x\nunknown flag: --x\nThe connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?',
    [/no flag `--x`/, /crictl/],
  ],
])('%s', (_, text, words) => {
  const found = recognizeMessages(text);
  expect(found).toHaveLength(words.length);
  for (const [index, each] of found.entries()) {
    expect(each.words).toMatch(words[index] ?? /^$/);
    expect(each.words).not.toMatch(/\$\d/);
    expect(text.slice(each.at.start, each.at.end)).not.toBe('');
  }
});
