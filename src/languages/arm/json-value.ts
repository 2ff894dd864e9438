import type { Origin } from '../../model/value';
import type { Span } from '../../text/span';
import { atom, unknown, withOrigin, type Datum, type Why } from '../shared/datum';
import { datumOfJson, memberOf, missingValue, unclosedString, type JsonArray, type JsonMember, type JsonNode, type JsonObject, type JsonString } from '../shared/json-file';
import { mostCopies, naming, spending } from '../shared/template/frame';
import { literalIn, spanIn, writtenIn } from '../shared/written';
import { copiesIn, copyIndexName, evaluate, turnIn } from './evaluate';
import { literalText, readingOf, type Scope } from './scope';

/**
 * The value of JSON in a template: strings may be expressions, names too, and `copy` in an object makes lists. The origin of each
 * part lies at its JSON, quotes included. Members of the outermost object that are named in `without` (in small letters) are left out.
 */
export function jsonValue(node: JsonNode, scope: Scope, without: ReadonlySet<string> = nothing): Datum {
  const { file } = scope.text;
  if (node.kind === 'simple') return datumOfJson(node, file);
  if (node.kind === 'string') return stringValue(node, scope);
  return spending(scope.frame, () => literalIn(file, node), () => (node.kind === 'array' ? arrayValue(node, scope) : objectValue(node, scope, without)));
}

const nothing: ReadonlySet<string> = new Set();

function stringValue(node: JsonString, scope: Scope): Datum {
  const { file } = scope.text;
  if (!node.closed) return unclosedString(node, file);
  const reading = readingOf(node, file);
  switch (reading.kind) {
    case 'literal':
      return atom(reading.value, literalIn(file, node));
    case 'unreadable':
      return unknown('unreadable', 'the expression cannot be read', { span: spanIn(file, node), what: writtenIn(file, node), from: [] });
    case 'expression': {
      const datum = evaluate(reading.expression, scope, jsonValue);
      return withOrigin(datum, { ...datum.origin, span: spanIn(file, node) });
    }
  }
}

function arrayValue(node: JsonArray, scope: Scope): Datum {
  return { kind: 'list', form: 'tuple', items: node.items.map((item) => jsonValue(item, scope)), open: node.open, origin: literalIn(scope.text.file, node) };
}

function objectValue(node: JsonObject, scope: Scope, without: ReadonlySet<string>): Datum {
  const { file } = scope.text;
  const entries = new Map<string, Datum>();
  const keys = new Map<string, Span>();
  const ids: Datum[] = [];
  let open: Why | undefined = node.open;
  const put = (name: string, key: JsonString, datum: Datum): void => {
    entries.set(name, datum);
    keys.set(name, spanIn(file, key));
  };
  for (const member of node.members) {
    const { key, value } = member;
    if (without.has(key.value.toLowerCase())) continue;
    const loops = loopsIn(member);
    if (loops) {
      for (const loop of loops) {
        const name = loopName(loop, scope);
        if (name.kind === 'atom' && typeof name.value === 'string') put(name.value, key, loopValue(loop, name.value, scope));
        else open ??= whyNotNamed(name);
      }
      continue;
    }
    const name = stringValue(key, scope);
    if (name.kind === 'atom') put(String(name.value), key, value ? jsonValue(value, scope) : missingValue(key, file));
    else {
      open ??= whyNotNamed(name);
      ids.push(name);
    }
  }
  return { kind: 'object', form: 'object', entries, open, keys, ...(ids.length > 0 && { idsAsNames: ids }), origin: literalIn(file, node) };
}

function whyNotNamed(name: Datum): Why {
  return name.kind === 'unknown' ? { reason: name.reason, message: name.message } : { reason: 'run-time', message: 'the name of a property is not known' };
}

/** The loops that the member `copy` of an object holds: a list of objects with `name`, `count` and `input`. */
export function loopsIn({ key, value }: JsonMember): readonly JsonObject[] | undefined {
  if (key.value.toLowerCase() !== 'copy' || value?.kind !== 'array') return undefined;
  const loops = value.items.flatMap((item) => (item.kind === 'object' && memberOf(item, 'count') ? [item] : []));
  return loops.length > 0 && loops.length === value.items.length ? loops : undefined;
}

function loopName(loop: JsonObject, scope: Scope): Datum {
  const name = memberOf(loop, 'name')?.value;
  return name ? jsonValue(name, scope) : unknown('unreadable', 'the loop has no name', originOf(loop, scope));
}

/** The list that a loop in a value makes. `loop` is the name that `copyIndex` knows it by; empty for that of an output. */
export function loopValue(node: JsonObject, loop: string, scope: Scope): Datum {
  const origin = originOf(node, scope);
  const count = memberOf(node, 'count')?.value;
  const input = memberOf(node, 'input')?.value;
  if (!count || !input) return unknown('unreadable', 'the loop has no count or no input', origin);
  const datum = jsonValue(count, scope);
  return copiesIn(datum, scope, { ...origin, from: [datum.origin] }, mostCopies, (index) => {
    const turn = turnIn(scope.frame, `item ${index.kind === 'atom' ? String(index.value) : '?'}`, origin);
    // Without a name the loop of the resource is meant; only where there is none it is this one.
    const nameless = scope.frame.names.has(copyIndexName('')) ? [] : [[copyIndexName(''), index] as const];
    return jsonValue(input, { ...scope, frame: naming(scope.frame, [[copyIndexName(loop), index], ...nameless, turn]) });
  });
}

function originOf(loop: JsonObject, { text: { file } }: Scope): Origin {
  const name = literalText(memberOf(loop, 'name')?.value, file);
  return { span: spanIn(file, loop), what: name === undefined ? 'copy' : `copy \`${name}\``, from: [] };
}
