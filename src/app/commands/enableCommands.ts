import { goTo } from '../../storage/address';
import type { Command } from './command';

/** The ways to the page that switches audit on. */
export const enableCommands: readonly Command[] = [
  {
    id: 'enable',
    title: 'Switch it on: check how kube-apiserver is started',
    group: 'Switch it on',
    keywords:
      'doctor manifest flags mount volume kubeadm kind k3s rke2 talos systemd enable audit-log-path',
    run: () => goTo('#enable'),
  },
  {
    id: 'backends',
    title: 'Switch it on: try the backends, and how long the log is kept',
    group: 'Switch it on',
    keywords:
      'simulate log webhook batch blocking buffer throttle truncate dropped events retention rotation maxsize maxbackup maxage disk',
    run: () => goTo('#enable/backends'),
  },
];
