import { kubernetesVersions } from '../audit/types';
import type { KubernetesVersion } from '../audit/types';

/** The versions of an API from a minor version on, the preferred one first. */
type Since = readonly [since: KubernetesVersion, versions: string];

/**
 * The API versions of resources that have others than v1, by group and resource. Versions of an API that are
 * off by default or only kept for older clients count where there is no stable one yet.
 * Taken from k8s.io/api of each minor version.
 */
const exceptions: Record<string, readonly Since[]> = {
  'admissionregistration.k8s.io/mutatingadmissionpolicies': [
    ['1.32', 'v1alpha1'],
    ['1.34', 'v1beta1 v1alpha1'],
    ['1.36', 'v1 v1beta1'],
  ],
  'admissionregistration.k8s.io/mutatingadmissionpolicybindings': [
    ['1.32', 'v1alpha1'],
    ['1.34', 'v1beta1 v1alpha1'],
    ['1.36', 'v1 v1beta1'],
  ],
  'autoscaling/horizontalpodautoscalers': [['1.31', 'v2 v1']],
  'certificates.k8s.io/clustertrustbundles': [
    ['1.31', 'v1alpha1'],
    ['1.33', 'v1beta1 v1alpha1'],
    ['1.37', 'v1 v1beta1'],
  ],
  'certificates.k8s.io/podcertificaterequests': [
    ['1.34', 'v1alpha1'],
    ['1.35', 'v1beta1'],
    ['1.37', 'v1 v1beta1'],
  ],
  'coordination.k8s.io/leasecandidates': [
    ['1.31', 'v1alpha1'],
    ['1.32', 'v1alpha2'],
    ['1.33', 'v1beta1 v1alpha2'],
  ],
  'flowcontrol.apiserver.k8s.io/flowschemas': [
    ['1.31', 'v1 v1beta3'],
    ['1.32', 'v1'],
  ],
  'flowcontrol.apiserver.k8s.io/prioritylevelconfigurations': [
    ['1.31', 'v1 v1beta3'],
    ['1.32', 'v1'],
  ],
  'internal.apiserver.k8s.io/storageversions': [['1.31', 'v1alpha1']],
  'lifecycle.k8s.io/evictionrequests': [['1.37', 'v1alpha1']],
  'lifecycle.k8s.io/evictions': [['1.37', 'v1alpha1']],
  'metrics.k8s.io/nodes': [['1.31', 'v1beta1']],
  'metrics.k8s.io/pods': [['1.31', 'v1beta1']],
  'networking.k8s.io/ipaddresses': [
    ['1.31', 'v1beta1'],
    ['1.33', 'v1 v1beta1'],
  ],
  'networking.k8s.io/servicecidrs': [
    ['1.31', 'v1beta1'],
    ['1.33', 'v1 v1beta1'],
  ],
  'resource.k8s.io/deviceclasses': [
    ['1.31', 'v1alpha3'],
    ['1.32', 'v1beta1 v1alpha3'],
    ['1.33', 'v1beta2 v1beta1'],
    ['1.34', 'v1 v1beta2 v1beta1'],
  ],
  'resource.k8s.io/devicetaintrules': [
    ['1.33', 'v1alpha3'],
    ['1.36', 'v1beta2 v1alpha3'],
    ['1.37', 'v1 v1beta2 v1alpha3'],
  ],
  'resource.k8s.io/podschedulingcontexts': [['1.31', 'v1alpha3']],
  'resource.k8s.io/resourceclaims': [
    ['1.31', 'v1alpha3'],
    ['1.32', 'v1beta1 v1alpha3'],
    ['1.33', 'v1beta2 v1beta1'],
    ['1.34', 'v1 v1beta2 v1beta1'],
  ],
  'resource.k8s.io/resourceclaimtemplates': [
    ['1.31', 'v1alpha3'],
    ['1.32', 'v1beta1 v1alpha3'],
    ['1.33', 'v1beta2 v1beta1'],
    ['1.34', 'v1 v1beta2 v1beta1'],
  ],
  'resource.k8s.io/resourcepoolstatusrequests': [['1.36', 'v1alpha3']],
  'resource.k8s.io/resourceslices': [
    ['1.31', 'v1alpha3'],
    ['1.32', 'v1beta1 v1alpha3'],
    ['1.33', 'v1beta2 v1beta1'],
    ['1.34', 'v1 v1beta2 v1beta1'],
  ],
  'scheduling.k8s.io/compositepodgroups': [['1.37', 'v1alpha3']],
  'scheduling.k8s.io/podgroups': [
    ['1.36', 'v1alpha2'],
    ['1.37', 'v1beta1 v1alpha3'],
  ],
  'scheduling.k8s.io/workloads': [
    ['1.35', 'v1alpha1'],
    ['1.36', 'v1alpha2'],
    ['1.37', 'v1beta1 v1alpha3'],
  ],
  'storage.k8s.io/volumeattributesclasses': [
    ['1.31', 'v1beta1 v1alpha1'],
    ['1.34', 'v1 v1beta1'],
  ],
  'storagemigration.k8s.io/storageversionmigrations': [
    ['1.31', 'v1alpha1'],
    ['1.35', 'v1beta1'],
    ['1.37', 'v1 v1beta1'],
  ],
};

/** Returns the API versions of a built-in resource in a minor version, the preferred one first. */
export function apiVersionsOf(
  kubernetes: KubernetesVersion,
  group: string,
  resource: string,
): string[] {
  const minor = kubernetesVersions.indexOf(kubernetes);
  const row = exceptions[`${group}/${resource}`]?.findLast(
    ([since]) => kubernetesVersions.indexOf(since) <= minor,
  );
  return (row?.[1] ?? 'v1').split(' ');
}
