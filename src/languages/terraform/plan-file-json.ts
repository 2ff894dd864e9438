import { memberOf, type JsonArray, type JsonNode, type JsonObject } from '../shared/json-file';

/** What stands below the names, one within the other. */
export function nodeAt(node: JsonNode | undefined, ...names: readonly string[]): JsonNode | undefined {
  return names.reduce<JsonNode | undefined>((found, name) => memberOf(found, name)?.value, node);
}

export function objectAt(node: JsonNode | undefined, ...names: readonly string[]): JsonObject | undefined {
  const found = nodeAt(node, ...names);
  return found?.kind === 'object' ? found : undefined;
}

export function itemsAt(node: JsonNode | undefined, ...names: readonly string[]): readonly JsonNode[] {
  const found = nodeAt(node, ...names);
  return found?.kind === 'array' ? found.items : [];
}

export function textAt(node: JsonNode | undefined, ...names: readonly string[]): string | undefined {
  const found = nodeAt(node, ...names);
  return found?.kind === 'string' ? found.value : undefined;
}

export function textsAt(node: JsonNode | undefined, ...names: readonly string[]): readonly string[] {
  return itemsAt(node, ...names).flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

/** Whether the list stands for nested blocks: Terraform writes each of them as an object, whatever their number. */
export function isBlocks(node: JsonNode): node is JsonArray {
  return node.kind === 'array' && node.items.length > 0 && node.items.every(({ kind }) => kind === 'object');
}

export function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'simple' && node.value === true;
}

/** What the provider leaves empty it was not given: a text without characters stands for none, as does a list without items. */
export function isNothing(node: JsonNode | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'string':
      return node.value === '';
    case 'array':
      return node.items.length === 0;
    case 'simple':
      return node.value === null;
    case 'object':
      return false;
  }
}
