import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import { atom, failure, unknown, type Datum } from '../shared/datum';
import { isExact, mostItems } from '../shared/functions/results';
import { literalIn, spanIn, writtenIn, type Extent } from '../shared/written';
import type { Origin } from '../../model/value';

/** What a file says as YAML. Each part has its own text as its literal. */
export const datumOfYaml: (file: SourceFile) => Datum = perFile((file) => {
  const whole = { start: 0, end: file.text.length };
  if (file.text.length > longestYaml) return unknown('too-large', 'the text is too long to be read as YAML', placed(file, whole));
  // With this level a second document is an error too, as it is for Bicep.
  const document = parseDocument(file.text, { logLevel: 'error', uniqueKeys: false });
  if (document.errors.length > 0) return unknown('unreadable', 'the text is not YAML', placed(file, whole));
  return toDatum(document.contents, whole, { document, file, left: mostItems }, 0);
});

/** Reading takes a second for a million characters. */
const longestYaml = 100_000;
const deepest = 100;

interface Reading {
  readonly document: Document.Parsed;
  readonly file: SourceFile;
  /** How many nodes may still come: an alias of an alias of an alias would be endless. */
  left: number;
}

function toDatum(node: unknown, around: Extent, reading: Reading, depth: number): Datum {
  const { file } = reading;
  if (--reading.left < 0 || depth > deepest) return unknown('too-large', 'the YAML has too many parts', placed(file, around));
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    return target ? toDatum(target, around, reading, depth + 1) : failure('an alias without an anchor', placed(file, around));
  }
  const extent = extentOf(node, around);
  const origin = literalIn(file, extent);
  if (isSeq(node)) return { kind: 'list', form: 'tuple', items: node.items.map((item) => toDatum(item, extent, reading, depth + 1)), open: undefined, origin };
  if (isMap(node)) return toObject(node.items, extent, reading, depth);
  if (!isScalar(node)) return atom(null, placed(file, extent));
  const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  return toScalar(node.value, node.type === 'PLAIN' ? node.source : undefined, isBlock ? placed(file, extent) : origin);
}

function toObject(pairs: readonly Pair[], extent: Extent, reading: Reading, depth: number): Datum {
  const { file } = reading;
  const entries = new Map<string, Datum>();
  const keys = new Map<string, Span>();
  for (const { key, value } of pairs) {
    if (!isScalar(key) || (key.type === 'PLAIN' && key.source === '<<')) return unknown('unreadable', 'the keys of the YAML are not all names', placed(file, extent));
    const name = key.source ?? String(key.value);
    const place = extentOf(key, extent);
    keys.set(name, spanIn(file, place));
    entries.set(name, toDatum(value, place, reading, depth + 1));
  }
  return { kind: 'object', form: 'object', entries, open: undefined, keys, origin: literalIn(file, extent) };
}

/**
 * A scalar as the core schema of YAML 1.2 has it. Those that an older reader takes for something else (`yes`, `012`, `1:30`,
 * dates) are not known, because it is not documented which Bicep's is.
 */
function toScalar(value: unknown, plain: string | undefined, origin: Origin): Datum {
  if (typeof value === 'number' && !isExact(value)) return unknown('too-large', 'the number is too large to be exact', origin);
  if (plain !== undefined && disputed.test(plain)) return unknown('unreadable', `how \`${plain}\` is read is not documented`, origin);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return atom(value, origin);
  return value === null ? atom(null, origin) : unknown('unreadable', 'the value is not simple', origin);
}

const disputed = /^(?:y|n|yes|no|on|off)$|^[-+]?0[\dox]|^[-+]?\d[\d_]*_|^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$|^\d{4}-\d\d?-\d\d?|^[-+]?\.(?:inf|nan)$/i;

function extentOf(node: unknown, around: Extent): Extent {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  if (!Array.isArray(range)) return around;
  const [start, end]: unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : around;
}

function placed(file: SourceFile, extent: Extent): Origin {
  return { span: spanIn(file, extent), what: writtenIn(file, extent), from: [] };
}
