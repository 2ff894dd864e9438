import type { Span } from '../../text/span';
import type { Why } from '../shared/datum';
import { memberOf, type JsonNode, type JsonObject } from '../shared/json-file';
import { naming } from '../shared/template/frame';
import type { Copies, Declaration, ResourceDeclaration, Source } from '../shared/template/template';
import { spanIn } from '../shared/written';
import { deploymentOf, type ReadNested } from './deployments';
import { copyIndexName } from './evaluate';
import { sourceIf, sourceOf, type Reader } from './sources';
import { staticText } from './static-text';

/** The declarations of a template, in the order of the text, and why there may be others. */
export interface Declared {
  readonly declarations: readonly Declaration[];
  readonly open: Why | undefined;
}

/** What the member `resources` of a template declares: a list, or an object by symbolic names (languageVersion 2.0). */
export function declarationsIn(resources: JsonNode | undefined, reader: Reader, nested: ReadNested): Declared {
  const declarations: Declaration[] = [];
  let open: Why | undefined;
  const declareAll = (node: JsonNode, container: ResourceDeclaration | undefined): void => {
    for (const [symbol, resource] of entriesIn(node)) {
      const declared = resource && declare(resource, symbol, container);
      if (!declared) open ??= { reason: 'unreadable', message: 'a resource cannot be read' };
    }
    if (node.kind === 'array' || node.kind === 'object') open ??= node.open;
    else open ??= { reason: 'unreadable', message: 'the resources are made by an expression' };
  };
  const declare = (node: JsonObject, symbol: string | undefined, container: ResourceDeclaration | undefined): boolean => {
    const typeMember = memberOf(node, 'type');
    const written = staticText(typeMember?.value, reader.definitions);
    if (!typeMember?.value || written === undefined || written === '') return false;
    open ??= node.open;
    const head = spanIn(reader.file, { start: typeMember.key.start, end: typeMember.value.end });
    const common = {
      symbol,
      head,
      body: spanIn(reader.file, node),
      condition: sourceIf(memberOf(node, 'condition')?.value, reader),
      copies: copiesOf(memberOf(node, 'copy')?.value, reader),
      name: sourceIf(memberOf(node, 'name')?.value, reader),
      scope: scopeOf(node, reader),
    };
    const type = wholeType(written, container);
    if (type.toLowerCase() === 'microsoft.resources/deployments') {
      declarations.push({ kind: 'module', ...common, ...deploymentOf(node, reader, nested) });
      return true;
    }
    const declaration: ResourceDeclaration = {
      kind: 'resource',
      ...common,
      type,
      apiVersion: apiVersionOf(node, reader),
      existing: isTrue(memberOf(node, 'existing')?.value),
      container,
      parent: undefined,
      content: sourceOf(node, reader, notContent),
    };
    declarations.push(declaration);
    const children = memberOf(node, 'resources')?.value;
    if (children) declareAll(children, declaration);
    return true;
  };
  if (resources) declareAll(resources, undefined);
  return { declarations, open };
}

/** What of a resource is evaluated by itself, or not at all. */
const notContent: ReadonlySet<string> = new Set(['condition', 'copy', 'dependson', 'resources', 'scope', 'resourcegroup', 'subscriptionid', 'existing', 'comments']);

function* entriesIn(node: JsonNode): Iterable<readonly [symbol: string | undefined, resource: JsonObject | undefined]> {
  if (node.kind === 'array') for (const item of node.items) yield [undefined, item.kind === 'object' ? item : undefined];
  if (node.kind === 'object') for (const { key, value } of node.members) yield [key.value, value?.kind === 'object' ? value : undefined];
}

/** Within another resource the type is the rest of its type; extensions of Azure have a version behind an `@`. */
function wholeType(written: string, container: ResourceDeclaration | undefined): string {
  const type = written.replace(/@.*$/, '');
  if (!container) return type;
  const [first = ''] = type.split('/');
  return first.includes('.') && type.includes('/') ? type : `${container.type}/${type}`;
}

function apiVersionOf(node: JsonObject, { file, definitions }: Reader): ResourceDeclaration['apiVersion'] {
  const value = memberOf(node, 'apiVersion')?.value;
  const text = staticText(value, definitions);
  return value && text !== undefined ? { text, span: spanIn(file, value) } : undefined;
}

function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'simple' && node.value === true;
}

/** `copy` of a resource: the index is known by the name of the loop and without it. */
function copiesOf(node: JsonNode | undefined, reader: Reader): Copies | undefined {
  const count = memberOf(node, 'count')?.value;
  if (node?.kind !== 'object' || !count) return undefined;
  const name = staticText(memberOf(node, 'name')?.value, reader.definitions) ?? '';
  return {
    over: sourceOf(count, reader),
    frameOf: (frame, _, index) => naming(frame, [[copyIndexName(''), index], [copyIndexName(name), index]]),
  };
}

/**
 * Where it is deployed to, if that is not where the template is: its `scope`, its `resourceGroup`, or an object of `subscriptionId`
 * and `resourceGroup`.
 */
function scopeOf(node: JsonObject, reader: Reader): Source | undefined {
  const scope = sourceIf(memberOf(node, 'scope')?.value, reader);
  const group = sourceIf(memberOf(node, 'resourceGroup')?.value, reader);
  const subscription = sourceIf(memberOf(node, 'subscriptionId')?.value, reader);
  if (scope) return scope;
  if (!group || !subscription) return group ?? subscription;
  const span: Span = group.span;
  return {
    span,
    what: group.what,
    evaluate(frame) {
      const origin = { span, what: group.what, from: [] };
      return { kind: 'object', form: 'object', entries: new Map([['subscriptionId', subscription.evaluate(frame)], ['resourceGroup', group.evaluate(frame)]]), open: undefined, origin };
    },
  };
}
