import type { JsonObject } from '../../src/audit/go/jsonObject.ts';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import { translateKubectl, type KubectlRequest } from '../../src/requests/kubectl/translate.ts';
import { isAbsent, mapOfTextsAt, textAt } from '../take.ts';

/** Answers a `kubectl` case: the requests of a command and what the API server derives from them. */
export function answerKubectl(fields: JsonObject, kubernetes: KubernetesVersion): JsonObject {
  const kubectl = kubernetesVersions.find((version) => version === fields['kubectl']);
  if (kubectl === undefined) throw new Error('a kubectl case needs a known kubectl');
  const result = translateKubectl(textAt(fields, 'command'), {
    kubernetes,
    kubectl,
    files: isAbsent(fields['files']) ? {} : mapOfTextsAt(fields, 'files'),
  });
  if ('refused' in result) return { refused: result.refused };
  const { requests, notes = [] } = result;
  const discovery = requests.filter((each) => each.discovery).map(({ url }) => url);
  return {
    requests: requests.filter((each) => !each.discovery).map(derived),
    ...(discovery.length > 0 && { discovery }),
    ...(notes.length > 0 && { notes }),
  };
}

function derived({ method, url, bodyType = '' }: KubectlRequest): JsonObject {
  const { verb, apiGroup, resource, subresource, namespace, name } = requestInfo(method, url);
  return { method, url, verb, apiGroup, resource, subresource, namespace, name, bodyType };
}
