import { expect, it } from 'vitest';
import { clusterApiFrom } from '../clusterApi';
import { resultOf } from '../../audit/steps';
import { expectInProportion } from '../../testing/expectInProportion';
import { many } from '../../testing/many';
import { readClusterApi as inSteps, united } from './readClusterApi';

const readClusterApi = (text: string) => resultOf(inSteps(text));

const wide = `$ kubectl api-resources -o wide
NAME                        SHORTNAMES   APIVERSION                  NAMESPACED   KIND                 VERBS                                                        CATEGORIES
bindings                                 v1                          true         Binding              create
pods                        po           v1                          true         Pod                  create,delete,deletecollection,get,list,patch,update,watch   all
certificates                cert,certs   cert-manager.io/v1          true         Certificate          delete,deletecollection,get,list,patch,create,update,watch   cert-manager
clusterissuers                           cert-manager.io/v1          false        ClusterIssuer        delete,get,list
constructor                              proto.example.com/v1alpha1  true         Constructor          get
`;

const names = (text: string) =>
  readClusterApi(text).resources.map(
    ({ group, resource, versions, namespaced }) =>
      `${resource}.${group}/${versions.join(',')}${namespaced ? '' : ' cluster'}`,
  );
const reasons = (text: string) =>
  readClusterApi(text).refused.map(({ line, reason }) => `${line}: ${reason}`);

it('reads kubectl api-resources -o wide', () => {
  const { resources, refused } = readClusterApi(wide);
  expect(refused).toEqual([]);
  expect(resources[2]).toEqual({
    group: 'cert-manager.io',
    resource: 'certificates',
    kind: 'Certificate',
    namespaced: true,
    versions: ['v1'],
    shortNames: ['cert', 'certs'],
    categories: ['cert-manager'],
    verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
  });
  expect(names(wide)).toEqual([
    'bindings./v1',
    'pods./v1',
    'certificates.cert-manager.io/v1',
    'clusterissuers.cert-manager.io/v1 cluster',
    'constructor.proto.example.com/v1alpha1',
  ]);
  expect(clusterApiFrom(resources)).toEqual(resources);
});

it.each([
  ['without headers, in any order', wide.split('\n').slice(2).toReversed().join('\n'), 5],
  ['without -o wide', wide.replaceAll(/(?<=(?:true|false) +\S+) .*$/gm, ''), 5],
  ['without short names', wide.replaceAll(/cert,certs|\bpo\b/g, ''), 5],
  [
    'with brackets around the verbs, and tabs',
    wide
      .replaceAll(/ {2,}/g, '\t')
      .replaceAll(
        /(?<=\t)(?:create|delete|get)[a-z,]*/g,
        (verbs) => `[${verbs.replaceAll(',', ' ')}]`,
      ),
    5,
  ],
  ['with Windows line endings', wide.replaceAll('\n', '\r\n'), 5],
  ['cut off in the middle of a line', wide.slice(0, wide.indexOf('proto') + 9), 4],
])('reads it %s', (_name, text, count) => {
  expect(readClusterApi(text).resources).toHaveLength(count);
});

const rows: [string, string, string[]][] = [
  [
    'a line that is cut off',
    'a v1 true A\nb  v1  true',
    ['2: A column is missing: name, version (group/v1), NAMESPACED and KIND are needed.'],
  ],
  [
    'a message of kubectl',
    'a v1 true A\nerror: unable to retrieve the complete list of server APIs',
    ['2: A message of kubectl. What it could not list is not known.'],
  ],
  [
    'names',
    'pods\ndeployments.apps',
    ['1: These are only names. Use kubectl api-resources -o wide, not -o name.'],
  ],
  [
    'versions',
    'apps/v1\nv1',
    ['1: This looks like kubectl api-versions. Use kubectl api-resources -o wide.'],
  ],
  [
    'kubectl get crd',
    'NAME   CREATED AT\na.b.c  2026-01-01T00:00:00Z',
    ['1: kubectl get crd lists only names. Add -o yaml, or use kubectl api-resources -o wide.'],
  ],
  [
    'kubectl get pods',
    'NAME  READY  STATUS\nweb-1 1/1 Running',
    ['1: This is the output of another command. Use kubectl api-resources -o wide.'],
  ],
  [
    'an old kubectl',
    'NAME SHORTNAMES APIGROUP NAMESPACED KIND\npods po true Pod',
    ['2: kubectl before 1.20 does not list versions here. Use a newer kubectl.'],
  ],
  [
    'prototype-shaped names',
    '__proto__ v1 true Proto',
    ['1: Not a line of kubectl api-resources.'],
  ],
  [
    'another manifest',
    'kind: Pod\nmetadata: {name: a}',
    ['1: A Pod is not a CustomResourceDefinition.'],
  ],
  [
    'a manifest that is cut off',
    'kind: CustomResourceDefinition\nspec:\n  group: a.b',
    ['1: This CustomResourceDefinition has no spec.names; it may be cut off.'],
  ],
  [
    'JSON that is cut off',
    '{"kind":"CustomResourceDefinition","spec":{"names"',
    ['1: This JSON is cut off or not valid.'],
  ],
  [
    'a template of Helm',
    '{{- if .Values.crds }}\nkind: CustomResourceDefinition',
    ['1: This is a template. Paste what it renders.'],
  ],
];
it.each(rows)('says by line what it cannot read: %s', (_name, text, expected) => {
  expect(reasons(text)).toEqual(expected);
});

const crd = (plural: string, more = '') => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    a: "{}"
  name: ${plural}.example.com
spec:
  group: example.com
  names:
    kind: ${plural.slice(0, 1).toUpperCase()}${plural.slice(1, -1)}
    plural: ${plural}
    shortNames:
    - ${plural.slice(0, 2)}
    singular: ${plural.slice(0, -1)}
  scope: Cluster
  versions:
  - additionalPrinterColumns:
    - jsonPath: .spec.a
      name: A
    name: v1beta1
    schema:
      openAPIV3Schema:
        description: |
          kind: not a field
        type: object
    served: true
    subresources:
      status: {}
  - name: v1
    served: true
  - name: v2alpha1
    served: false
${more}`;

it('reads CustomResourceDefinitions: documents, a list, JSON', () => {
  const [widget] = readClusterApi(crd('widgets')).resources;
  expect(widget).toEqual({
    group: 'example.com',
    resource: 'widgets',
    kind: 'Widget',
    namespaced: false,
    versions: ['v1', 'v1beta1'],
    singular: 'widget',
    shortNames: ['wi'],
    verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
    subresources: ['status'],
  });
  const documents = `${crd('widgets')}---\n# b\n${crd('gadgets')}---\n`;
  expect(names(documents)).toEqual([
    'widgets.example.com/v1,v1beta1 cluster',
    'gadgets.example.com/v1,v1beta1 cluster',
  ]);
  const list = `apiVersion: v1\nkind: List\nitems:\n${[crd('widgets'), crd('gadgets')]
    .map((each) => `- ${each.trimEnd().replaceAll('\n', '\n  ')}\n`)
    .join('')}`;
  expect(names(list)).toEqual(names(documents));
  expect(reasons(list)).toEqual([]);
  const json = JSON.stringify({ kind: 'List', items: [{ kind: 'Pod' }, { ...widgetObject }] });
  expect(names(json)).toEqual(['widgets.example.com/v1']);
  expect(reasons(json)).toEqual(['1: A Pod is not a CustomResourceDefinition.']);
});

const widgetObject = {
  kind: 'CustomResourceDefinition',
  spec: { group: 'example.com', names: { plural: 'widgets', kind: 'Widget' }, version: 'v1' },
};

it('reads discovery documents, with their subresources', () => {
  const discovery = {
    kind: 'APIResourceList',
    groupVersion: 'example.com/v1',
    resources: [
      { name: 'widgets', kind: 'Widget', namespaced: true, verbs: ['get'] },
      { name: 'widgets/scale', kind: 'Scale', namespaced: true, verbs: ['get'] },
    ],
  };
  expect(readClusterApi(JSON.stringify(discovery)).resources).toMatchObject([
    { group: 'example.com', resource: 'widgets', versions: ['v1'], subresources: ['scale'] },
  ]);
});

it.each(['a v1 true A\n', '{"a":[', 'kind: &a [*a]\n', 'kind: a\n- ', 'x', '\t- ', '\u202e\0'])(
  'reads %j in proportion',
  (piece) => expectInProportion(100_000, (length) => many(length, piece), readClusterApi),
);

it('reads manifests in proportion', () => {
  const schema = '        description: a long word and another one\n'.repeat(100);
  const textOf = (length: number) =>
    many(length, (at) => `${crd(`widget${at}s`).replace('        type: object\n', schema)}---\n`);
  expect(readClusterApi(textOf(1_000_000)).resources.length).toBeGreaterThan(180);
  expectInProportion(300_000, textOf, readClusterApi);
});

it('unites what is pasted later with what was known', () => {
  const [before] = readClusterApi('widgets wd example.com/v1beta1 true Widget get').resources;
  const [later] = readClusterApi(crd('widgets')).resources;
  if (!before || !later) throw new Error('These can be read.');
  expect(united([before], [later])).toEqual([
    expect.objectContaining({ versions: ['v1beta1', 'v1'], namespaced: false, shortNames: ['wi'] }),
  ]);
});
