import { brokenBackup } from '../../course/manifests/brokenBackup';
import { brokenFile } from '../../course/manifests/brokenFile';
import { brokenHostPath } from '../../course/manifests/brokenHostPath';
import { brokenLogPath } from '../../course/manifests/brokenLogPath';
import { brokenReadOnly } from '../../course/manifests/brokenReadOnly';
import { keepTheLog } from '../../course/manifests/keepTheLog';
import { mountThePolicy } from '../../course/manifests/mountThePolicy';
import { rotationCis } from '../../course/manifests/rotationCis';
import { twoMismatches } from '../../course/manifests/twoMismatches';
import type { ManifestExercise } from '../../course/types';
import { changed } from './changed';
import { triedElsewhere } from './triedElsewhere';
import type { TriedManifest } from './triedManifest';

type Change = readonly [from: string, to: string];

const from =
  ({ start }: ManifestExercise) =>
  (...changes: Change[]) =>
    changed(start, ...changes);
const wrong = (unmet: number | 'text', text: string) => ({ text, unmet });

const policyFlag = '--audit-policy-file=/etc/kubernetes/audit/policy.yaml';
const logFlag = '--audit-log-path=/var/log/kubernetes/audit/audit.log';
/** Nothing of the log is left: not the flag, not the mount. */
const flagLine = (flag: string): Change => [`    - ${flag}\n`, ''];

const host = from(brokenHostPath);
const path = from(brokenLogPath);
const shortLog = '--audit-log-path=/var/log/kubernetes/audit.log';
const readOnly = from(brokenReadOnly);
const copied = 'mountPath: /var/log/kubernetes/audit\n      readOnly: true\n';
const file = from(brokenFile);
const fileMount = 'mountPath: /var/log/kubernetes/audit/audit.log';
const fileVolume = 'path: /var/log/kubernetes/audit/audit.log\n      type: File\n';
const backup = brokenBackup.start;
const [mainFile = '', copyFile = ''] = backup.split('---\n');
const two = from(twoMismatches);
const twoPolicy = '--audit-policy-file=/etc/kubernetes/audit/audit-policy.yaml';
const twoLog = '--audit-log-path=/etc/kubernetes/audit/audit.log';
const twoPolicyRight: Change = [twoPolicy, '--audit-policy-file=/etc/kubernetes/audit-policy.yaml'];
const twoLogRight: Change = [twoLog, logFlag];
const show = from(mountThePolicy);
const keep = from(keepTheLog);
const mountsAt = '    volumeMounts:\n';
const volumesAt = '  volumes:\n';
const mount = (name: string, at: string, more = '') =>
  [mountsAt, `${mountsAt}    - name: ${name}\n      mountPath: ${at}\n${more}`] as const;
const volume = (name: string, at: string, type?: string) =>
  [
    volumesAt,
    `${volumesAt}  - name: ${name}\n    hostPath:\n      path: ${at}\n${type ? `      type: ${type}\n` : ''}`,
  ] as const;
const only = '      readOnly: true\n';
const audit = '/etc/kubernetes/audit';
const logs = '/var/log/kubernetes/audit';
const cis = from(rotationCis);
const age = '    - --audit-log-maxage=7\n';
const files = '    - --audit-log-maxbackup=4\n';

export const triedManifests: Readonly<Record<string, TriedManifest>> = {
  ...triedElsewhere,
  'broken-host-path': {
    right: {
      'the mount where the node has it': host(['mountPath: /audit', `mountPath: ${audit}`]),
      'a mount of the folder above': host(
        ['mountPath: /audit', 'mountPath: /etc/kubernetes'],
        ['path: /etc/kubernetes/audit\n      type: Directory', 'path: /etc/kubernetes'],
      ),
      'a second mount of the same volume': host(mount('audit-policy', audit, only)),
    },
    wrong: {
      'the path on the node changed': {
        text: host(['path: /etc/kubernetes/audit', 'path: /audit']),
        unmet: 0,
      },
      'a folder as a file': wrong(
        2,
        host(['mountPath: /audit', `mountPath: ${audit}`], ['type: Directory\n', 'type: File\n']),
      ),
      'another file of the folder': wrong(
        0,
        host([policyFlag, '--audit-policy-file=/audit/audit.yaml']),
      ),
      'no policy at all': wrong(0, host(flagLine(policyFlag))),
      'the flag written twice, the wrong one last': wrong(
        0,
        host([`- ${policyFlag}`, `- --audit-policy-file=/audit/policy.yaml\n    - ${policyFlag}`]),
      ),
      'the log lost on the way': wrong(
        1,
        host([policyFlag, '--audit-policy-file=/audit/policy.yaml'], flagLine(logFlag)),
      ),
    },
  },
  'broken-log-path': {
    right: {
      'another name in the folder': path([shortLog, `--audit-log-path=${logs}/events.json`]),
      'the mount one folder up': path([`mountPath: ${logs}`, 'mountPath: /var/log/kubernetes']),
      'another place in the container': path(
        [shortLog, '--audit-log-path=/logs/audit.log'],
        [`mountPath: ${logs}`, 'mountPath: /logs'],
      ),
    },
    wrong: {
      'the folder itself': wrong(0, path([shortLog, `--audit-log-path=${logs}`])),
      'standard output': wrong(0, path([shortLog, '--audit-log-path=-'])),
      'both levels one folder up': wrong(
        0,
        path(
          [`mountPath: ${logs}`, 'mountPath: /var/log/kubernetes'],
          [`path: ${logs}\n      type`, 'path: /var/log/kubernetes\n      type'],
        ),
      ),
      'a mount of the file': wrong(
        0,
        path(
          [`mountPath: ${logs}`, 'mountPath: /var/log/kubernetes/audit.log'],
          [
            `path: ${logs}\n      type: DirectoryOrCreate`,
            'path: /var/log/kubernetes/audit.log\n      type: FileOrCreate',
          ],
        ),
      ),
      'another file mounted': wrong(
        1,
        path(
          [`mountPath: ${logs}`, 'mountPath: /var/log/kubernetes/audit.log'],
          [
            `path: ${logs}\n      type: DirectoryOrCreate`,
            `path: ${logs}/audit.log\n      type: FileOrCreate`,
          ],
        ),
      ),
    },
  },
  'broken-read-only': {
    right: {
      'readOnly: false': readOnly([copied, copied.replace('true', 'false')]),
      'the parent folder, writable': readOnly(
        [copied, 'mountPath: /var/log/kubernetes\n'],
        [`path: ${logs}\n      type`, 'path: /var/log/kubernetes\n      type'],
      ),
    },
    wrong: {
      'readOnly: "true"': wrong(0, readOnly([copied, copied.replace('true', '"true"')])),
      'the log where nothing is mounted': wrong(
        0,
        readOnly([logFlag, '--audit-log-path=/var/log/audit.log']),
      ),
      'the policy writable instead': wrong(
        0,
        readOnly([`mountPath: ${audit}\n${only}`, `mountPath: ${audit}\n`]),
      ),
      'both writable': wrong(
        1,
        readOnly(
          [copied, copied.replace(only, '')],
          [`mountPath: ${audit}\n${only}`, `mountPath: ${audit}\n`],
        ),
      ),
      'an image of another version': wrong(
        3,
        readOnly([copied, copied.replace(only, '')], ['v1.37.2', 'v1.30.0']),
      ),
    },
  },
  'broken-file': {
    right: {
      'the folder above': file(
        [fileMount, 'mountPath: /var/log/kubernetes'],
        [fileVolume, 'path: /var/log/kubernetes\n      type: DirectoryOrCreate\n'],
      ),
      'another folder in the container': file(
        [logFlag, '--audit-log-path=/logs/audit.log'],
        [fileMount, 'mountPath: /logs/'],
        [fileVolume, `path: ${logs}/\n      type: "DirectoryOrCreate"\n`],
      ),
    },
    wrong: {
      'a file that is created': wrong(1, file(['type: File\n', 'type: FileOrCreate\n'])),
      'a folder that must exist': wrong(
        1,
        file(
          [fileMount, `mountPath: ${logs}`],
          [fileVolume, `path: ${logs}\n      type: Directory\n`],
        ),
      ),
      'a folder in place of the file': wrong(
        1,
        file(['type: File\n', 'type: DirectoryOrCreate\n']),
      ),
      'only the mount changed': wrong(0, file([fileMount, 'mountPath: /var/log/other.log'])),
    },
  },
  'broken-backup': {
    right: {
      'without comments': mainFile.replace(/^#.*\n/, ''),
      'the copy as a comment': `${mainFile}---\n${copyFile.replaceAll(/^/gm, '# ')}`,
      'the copy first, then removed': `---\n${mainFile}`,
    },
    wrong: {
      'the copy kept': wrong(1, copyFile),
      'another name for the copy': wrong(0, backup.replace('yaml.bak', 'yaml.old')),
      'another name for its Pod': wrong(
        0,
        `${mainFile}---\n${copyFile.replace('name: kube-apiserver', 'name: backup')}`,
      ),
      'nothing left': wrong('text', ''),
    },
  },
  'two-mismatches': {
    right: {
      'the mounts changed': two(
        [
          'mountPath: /etc/kubernetes/audit-policy.yaml',
          'mountPath: /etc/kubernetes/audit/audit-policy.yaml',
        ],
        ['mountPath: /var/log/kubernetes/audit/', 'mountPath: /etc/kubernetes/audit'],
      ),
      'one of each': two(twoPolicyRight, [
        'mountPath: /var/log/kubernetes/audit/',
        'mountPath: /etc/kubernetes/audit/',
      ]),
      'flag and value apart': two(twoLogRight, [
        `- ${twoPolicy}`,
        '- --audit-policy-file\n    - /etc/kubernetes/audit-policy.yaml',
      ]),
    },
    wrong: {
      'only the loud one mended': wrong(1, two(twoPolicyRight)),
      'only the silent one mended': wrong(0, two(twoLogRight)),
      'the node’s path changed': wrong(
        0,
        two(
          twoLogRight,
          [
            'path: /etc/kubernetes/audit-policy.yaml',
            'path: /etc/kubernetes/audit/audit-policy.yaml',
          ],
          [
            'mountPath: /etc/kubernetes/audit-policy.yaml',
            'mountPath: /etc/kubernetes/audit/audit-policy.yaml',
          ],
        ),
      ),
      'the log beside the policy, on the node too': wrong(
        1,
        two(
          twoPolicyRight,
          ['mountPath: /var/log/kubernetes/audit/', 'mountPath: /etc/kubernetes/audit'],
          [
            'path: /var/log/kubernetes/audit/\n      type',
            'path: /etc/kubernetes/audit\n      type',
          ],
        ),
      ),
      'audit switched off': wrong(0, two(flagLine(twoPolicy), flagLine(twoLog))),
    },
  },
  'mount-the-policy': {
    right: {
      'without a type': show(mount('p', audit, only), volume('p', audit)),
      'elsewhere in the container': show(
        [policyFlag, '--audit-policy-file=/audit/policy.yaml'],
        mount('p', '/audit/', only),
        volume('p', audit, 'DirectoryOrCreate'),
      ),
    },
    wrong: {
      'only a mount': wrong(0, show(mount('p', audit, only))),
      'only a volume': wrong(0, show(volume('p', audit, 'Directory'))),
      'the file alone': wrong(
        1,
        show(mount('p', `${audit}/policy.yaml`, only), volume('p', `${audit}/policy.yaml`, 'File')),
      ),
      writable: wrong(2, show(mount('p', audit), volume('p', audit, 'Directory'))),
      'another folder of the node': wrong(
        0,
        show(mount('p', audit, only), volume('p', '/etc/kubernetes', 'Directory')),
      ),
      'a folder as a file': wrong(4, show(mount('p', audit, only), volume('p', audit, 'File'))),
    },
  },
  'keep-the-log': {
    right: {
      'elsewhere in the container': keep(
        [logFlag, '--audit-log-path=/logs/audit.log'],
        mount('l', '/logs', '      readOnly: false\n'),
        volume('l', logs, 'DirectoryOrCreate'),
      ),
      'the folder above': keep(
        mount('l', '/var/log/kubernetes'),
        volume('l', '/var/log/kubernetes', 'DirectoryOrCreate'),
      ),
    },
    wrong: {
      'a folder that must exist': wrong(1, keep(mount('l', logs), volume('l', logs, 'Directory'))),
      'no type': wrong(1, keep(mount('l', logs), volume('l', logs))),
      'read-only': wrong(2, keep(mount('l', logs, only), volume('l', logs, 'DirectoryOrCreate'))),
      'the names differ': wrong(
        0,
        keep(mount('l', logs), volume('log', logs, 'DirectoryOrCreate')),
      ),
      'a volume of the Pod alone': wrong(
        0,
        keep(mount('l', logs), [volumesAt, `${volumesAt}  - name: l\n    emptyDir: {}\n`]),
      ),
    },
  },
  'rotation-cis': {
    right: {
      'in another order': cis(
        [age, ''],
        [
          files,
          '    - --audit-log-maxsize=100\n    - --audit-log-maxbackup=10\n    - --audit-log-maxage=30\n',
        ],
      ),
      'values apart, and quoted': cis(
        [age, '    - --audit-log-maxage\n    - "30"\n    - "--audit-log-maxsize=100"\n'],
        [files, "    - '--audit-log-maxbackup=10'\n"],
      ),
      'with args': cis(
        [age, ''],
        [
          files,
          '    args:\n    - --audit-log-maxsize=100\n    - --audit-log-maxbackup=10\n    - --audit-log-maxage=30\n',
        ],
      ),
    },
    wrong: {
      'the size left to its default': wrong(
        2,
        cis([age, age.replace('7', '30')], [files, files.replace('4', '10')]),
      ),
      'days and files mixed up': wrong(
        0,
        cis(
          [age, age.replace('7', '10')],
          [files, `${files.replace('4', '30')}    - --audit-log-maxsize=100\n`],
        ),
      ),
      'new flags above the old ones': wrong(
        0,
        cis([
          age,
          `    - --audit-log-maxsize=100\n    - --audit-log-maxbackup=10\n    - --audit-log-maxage=30\n${age}`,
        ]),
      ),
      'a flag that does not exist': wrong(
        2,
        cis(
          [age, age.replace('7', '30')],
          [files, `${files.replace('4', '10')}    - --audit-log-max-size=100\n`],
        ),
      ),
      'a unit': wrong(
        0,
        cis(
          [age, age.replace('7', '30d')],
          [files, `${files.replace('4', '10')}    - --audit-log-maxsize=100\n`],
        ),
      ),
    },
  },
};
