/** Somebody who runs kube-apiserver for others, so that its flags are not the reader's. */
export type Provider = 'eks' | 'gke' | 'aks' | 'openshift';

const marks: [Provider, RegExp][] = [
  [
    'eks',
    /\beksctl\.io\/|\baws_eks_cluster\b|\bAWSManagedControlPlane\b|\baws eks [a-z]|\bAWS::EKS::Cluster\b/,
  ],
  [
    'gke',
    /\bgoogle_container_cluster\b|\bgcloud (?:beta |alpha )?container clusters\b|\bGCPManagedControlPlane\b|\bcontainer\.cnrm\.cloud\.google\.com\//,
  ],
  [
    'aks',
    /\bazurerm_kubernetes_cluster\b|\baz aks [a-z]|\bAzure(?:ASO)?ManagedControlPlane\b|\bMicrosoft\.ContainerService\/managedClusters\b/,
  ],
  ['openshift', /\b(?:config|operator)\.openshift\.io\//],
];

/** Returns whose cluster a text is about, if it is one where somebody else runs kube-apiserver. */
export function providerOf(text: string): Provider | undefined {
  return marks.find(([, mark]) => mark.test(text))?.[0];
}
