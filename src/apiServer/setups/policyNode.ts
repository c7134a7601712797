import { Document, isMap, isSeq, parseDocument, visit, type Node, type YAMLMap } from 'yaml';
import { isUnsafe } from './yamlText';

/**
 * Returns the policy as a node, for tools that want it as YAML and not as text; undefined if it is no map. Its comments stay,
 * unless it has aliases or characters that YAML cannot have.
 */
export function policyNode(policy: string): YAMLMap | undefined {
  const document = parseDocument(policy);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return undefined;
  let isSimple = !isUnsafe(policy);
  visit(contents, {
    Alias() {
      isSimple = false;
      return visit.BREAK;
    },
  });
  if (!isSimple) {
    const plain = new Document(document.toJS(), { aliasDuplicateObjects: false }).contents;
    return isMap(plain) ? plain : undefined;
  }
  contents.flow = false;
  // What is above the first key belongs to the document.
  if (document.commentBefore) contents.commentBefore ??= document.commentBefore;
  return contents;
}

/**
 * Returns the rules of a policy as a list, for tools that write the rest themselves. What the policy says for all rules is
 * said in each: stages that it omits are added to those of the rule, and managed fields are omitted unless the rule says
 * otherwise. Undefined if there are no rules.
 */
export function standaloneRules(policy: string): Node | undefined {
  const map = policyNode(policy);
  const rules = map?.get('rules');
  if (!map || !isSeq(rules) || rules.items.length === 0) return undefined;
  const plain = map.toJSON() as { omitStages?: unknown; omitManagedFields?: unknown };
  const omitted = Array.isArray(plain.omitStages) ? plain.omitStages.map(String) : [];
  for (const rule of rules.items) {
    if (!isMap(rule)) continue;
    if (omitted.length > 0) {
      const own = (rule.toJSON() as { omitStages?: unknown }).omitStages;
      const stages = new Set([...omitted, ...(Array.isArray(own) ? own.map(String) : [])]);
      rule.set('omitStages', [...stages]);
    }
    if (plain.omitManagedFields === true && !rule.has('omitManagedFields'))
      rule.set('omitManagedFields', true);
  }
  rules.flow = false;
  return rules;
}
