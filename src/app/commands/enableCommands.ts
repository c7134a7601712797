import type { PolicyExport } from '../../apiServer/setups/exports';
import type { StoreApi } from '../../state/store';
import { goTo } from '../../storage/address';
import type { Command } from './command';
import { noText } from './keyed';

/** The ways to the pages that prove the policy and switch audit on, and what of it needs no page. */
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
  {
    id: 'cost',
    title: 'Switch it on: estimate what the policy records in a day',
    group: 'Switch it on',
    keywords: 'cost volume size bytes events day nodes pods estimate disk storage',
    run: () => goTo('#enable/cost'),
  },
  {
    id: 'prove',
    title: 'Prove: ask the policy about every request',
    group: 'Problems',
    keywords:
      'questions certain proof compliance cis benchmark stig nsa cisa audit report secrets tokens exec shell sarif',
    run: () => goTo('#prove'),
  },
  {
    id: 'set-up',
    title: 'Set up a control plane with this policy',
    group: 'Switch it on',
    keywords: 'runbook install enable flags kubeadm kind k3s rke2 talos minikube webhook',
    run: () => goTo('#enable/setup'),
  },
  exporting('config-map', 'Download as a ConfigMap', 'kubectl apply export'),
  exporting('kubeadm-patch', 'Download a patch for kubeadm', '--patches extraArgs export'),
  exporting('manifest-patch', 'Download lines for the manifest', 'kube-apiserver.yaml export'),
];

function exporting(id: PolicyExport['id'], title: string, keywords: string): Command {
  const run = async (store: StoreApi) => {
    try {
      const { exportPolicy } = await import('../../enable/setup/exportPolicy');
      exportPolicy(store, id);
    } catch {
      store.getState().say('This could not be loaded. Try again when you are online.', 'bad');
    }
  };
  return {
    id,
    title,
    group: 'Switch it on',
    keywords,
    unavailable: noText,
    run: ({ store }) => void run(store),
  };
}
