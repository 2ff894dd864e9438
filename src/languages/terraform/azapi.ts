import type { Client } from '../../model/network';
import { absentAt } from '../shared/values';
import { object, unknown, type Datum, type Why } from '../shared/datum';
import { readerOf, type Reading } from '../shared/template/reader';
import type { Lowered } from '../shared/template/lowered';
import { seenFrom } from '../shared/seen-from';
import { blocksWithin } from './blocks';
import { evaluate } from './evaluate';
import { callFunction } from './functions/functions';
import { attributeOf } from './module';
import { spanAt, type Instance } from './scope';
import { azapiTypeOf, datumIn } from './targets';
import type { Expression } from './tree';

/** An `azapi_resource` as the resource of an ARM template that its `body` is. */
export function lowerAzapi(instance: Instance, reading: Reading): Lowered {
  const { resource, scope, id, exists, when } = instance;
  const { call } = scope.evaluation;
  const head = spanAt(scope, { start: resource.block.start, end: resource.block.headEnd });
  const made: Lowered['made'] = {
    copy: { id }, declaration: { head, body: spanAt(scope, resource.block), apiVersion: undefined }, instance: { call }, exists, when,
  };
  const reader = readerOf(contentOf(instance), call ?? head, reading, call);
  return { made, reader, properties: reader.block('properties') };
}

/** The API that the resource is sent to, with its version. */
export function azapiClient(instance: Instance): Client {
  const found = azapiTypeOf(instance);
  const { scope, resource } = instance;
  const head = scope.evaluation.call ?? spanAt(scope, { start: resource.block.start, end: resource.block.headEnd });
  if (!found || found.version === '') return { kind: 'azapi', version: absentAt('version', head) };
  const place = attributeOf(resource.block.body, 'type')?.value;
  const span = scope.evaluation.call ?? (place ? spanAt(scope, place) : head);
  return { kind: 'azapi', version: { kind: 'known', value: found.version, span, origin: { ...found.datum.origin, span, what: 'version of the API' } } };
}

/** The body with what stands beside it: the name, and the identity. */
function contentOf(instance: Instance): Datum {
  const { resource, scope } = instance;
  const written = attributeOf(resource.block.body, 'body')?.value;
  const name = datumIn(instance, 'name');
  const place = { span: spanAt(scope, resource.block), what: `\`${instance.id}\``, from: [] };
  const identity = identityOf(instance);
  const named = new Map<string, Datum>([...(name ? [['name', name] as const] : []), ...(identity ? [['identity', identity] as const] : [])]);
  if (!written) return object(named, place);
  const body = bodyOf(written, instance);
  if (body.kind !== 'object') return body.kind === 'choice' ? body : { ...object(named, place), open: whyNot(body) };
  return { ...body, entries: new Map([...body.entries, ...named]) };
}

/** `jsonencode(…)` of what is written is what is written; another text is read as JSON. */
function bodyOf(written: Expression, { scope, resource }: Instance): Datum {
  const [only, another] = written.kind === 'call' && written.name === 'jsonencode' ? written.args : [];
  const datum = evaluate(only && !another ? only : written, scope);
  const shown = scope.evaluation.call ? seenFrom(datum, scope.evaluation.call, ({ uri }) => uri.startsWith('registry:')) : datum;
  if (shown.kind !== 'atom' || typeof shown.value !== 'string') return shown;
  return callFunction('jsondecode', [shown], { span: spanAt(scope, resource.block), what: 'body', from: [shown.origin] });
}

function whyNot(datum: Datum): Why {
  if (datum.kind === 'unknown') return datum;
  return datum.kind === 'reference' ? { reason: 'run-time', message: 'the body is known after the deployment' } : { reason: 'unreadable', message: 'the body is no object' };
}

/** The block `identity` as the API has it: the ids are names there. */
function identityOf({ resource, scope }: Instance): Datum | undefined {
  const { blocks: [written], open } = blocksWithin(resource.block.body, 'identity', scope);
  const origin = { span: spanAt(scope, resource.block), what: 'identity', from: [] };
  if (!written) return open && unknown(open.reason, open.message, origin);
  const { block, scope: inner } = written;
  const [type, ids] = ['type', 'identity_ids'].map((name) => {
    const attribute = attributeOf(block.body, name);
    return attribute && evaluate(attribute.value, inner);
  });
  const entries = new Map<string, Datum>(type ? [['type', type]] : []);
  if (ids?.kind === 'list' && !ids.open && ids.items.length > 0) entries.set('userAssignedIdentities', { ...object(new Map(), ids.origin), idsAsNames: ids.items });
  else if (ids && !(ids.kind === 'list' && !ids.open) && !(ids.kind === 'atom' && ids.value === null)) entries.set('userAssignedIdentities', unknown('no-value', 'the identities are not written out', ids.origin));
  return object(entries, origin);
}
