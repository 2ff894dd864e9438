import { quietIn, reportsAbout, type Analysis, type Report, type ReportedFinding } from '../analyze';
import { describeConditions } from '../model/condition';
import { elementsOf, isList } from '../model/elements';
import type { Severity } from '../model/finding';
import { possibilities, trailOf, type Value } from '../model/value';
import { addressAt, formatAddress, lastAddress, readRange, sizeOf, usableInSubnet } from '../net/range';
import type { Moments, PoolPlan, Quantity, SubnetPlan } from '../plan/plan';
import { touches, within, type Span } from '../text/span';
import { propertiesAt, type Property } from './properties';
import { propertyFacts } from './property-facts';
import { historyOf, type Circumstances } from './property-history';

/** What a hover shows. Texts from files are escaped where they are put into Markdown. */
export interface Hover {
  readonly span: Span;
  /** Paragraphs of Markdown. */
  readonly paragraphs: readonly string[];
  /** Where the value came from, the nearest step first. */
  readonly trail: readonly TrailStep[];
}

export interface TrailStep {
  readonly text: string;
  readonly span: Span;
}

/** What there is to say about the text at an offset, or undefined when there is nothing: it is no network value, and no advice is about it. */
export function hoverAt(analysis: Analysis, uri: string, offset: number): Hover | undefined {
  const shown = valueAt(analysis, uri, offset);
  const quiet = quietIn(analysis, uri);
  const about = shown ? quiet.filter(({ span }) => within(span, shown.body ?? shown.hover.span) || within(shown.hover.span, span)) : quiet.filter(({ span }) => touches(span, uri, offset));
  const [first] = about;
  if (!shown) return first && { span: first.span, paragraphs: adviceOf(about), trail: [] };
  const { hover, isHead } = shown;
  // The head of an element that there is nothing to say about but its name has no hover.
  if (isHead && hover.paragraphs.length < 2 && about.length === 0) return undefined;
  return about.length > 0 ? { ...hover, paragraphs: [...hover.paragraphs, ...adviceOf(about)] } : hover;
}

/** A quiet line for each thing that could be better. */
function adviceOf(found: readonly ReportedFinding[]): readonly string[] {
  const lines = [...new Set(found.map(({ rule, severity, message }) => `${quietWords[severity]}: ${escapeMarkdown(message)} (${code(rule)})`))];
  const more = lines.length > mostAdvice ? [`and ${String(lines.length - mostAdvice)} more`] : [];
  return [...lines.slice(0, mostAdvice), ...more];
}

const quietWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Advice' };

const mostAdvice = 5;

interface Shown {
  readonly hover: Hover;
  readonly isHead: boolean;
  /** The whole description of the element whose head it is. */
  readonly body: Span | undefined;
}

function valueAt(analysis: Analysis, uri: string, offset: number): Shown | undefined {
  const reports = reportsAbout(analysis, uri);
  for (const report of reports) {
    // The head of an element stands for the element, also where values lead to it.
    const head = headAt(report, uri, offset);
    if (head) return head;
  }
  for (const report of reports) {
    const [nearest, ...others] = propertiesAt(report.design.network, uri, offset);
    if (!nearest) continue;
    const hover = propertyHover(report, nearest, others.filter(({ span }) => span.start === nearest.span.start && span.end === nearest.span.end));
    const variants = inVariants(reports, report, nearest, uri, offset);
    return { isHead: false, body: undefined, hover: variants === undefined ? hover : { ...hover, paragraphs: [...hover.paragraphs, variants] } };
  }
  return undefined;
}

/** The same value with each file of values, where it is not the same with all. */
function inVariants(reports: readonly Report[], { deployment: { unit } }: Report, { element, name }: Property, uri: string, offset: number): string | undefined {
  const texts = reports.flatMap(({ deployment, design }) => {
    const { root, variant } = deployment.unit;
    if (root !== unit.root || variant === null) return [];
    const own = propertiesAt(design.network, uri, offset).find((other) => other.element.id === element.id && other.name === name);
    return own ? [{ variant, text: describe(own.part.kind === 'absent' ? own.value : own.part, own) }] : [];
  });
  if (new Set(texts.map(({ text }) => text)).size < 2) return undefined;
  const more = texts.length > mostTurns ? [`and ${texts.length - mostTurns} more`] : [];
  return [...texts.slice(0, mostTurns).map(({ variant, text }) => `in ${code(variant)}: ${text}`), ...more].join('  \n');
}

function headAt(report: Report, uri: string, offset: number): Shown | undefined {
  for (const { element } of elementsOf(report.design.network)) {
    if (!touches(element.span, uri, offset)) continue;
    const paragraphs = [`**${code(element.id)}**`, ...capacityOf(report, element.id)];
    return { isHead: true, body: element.body, hover: { span: element.span, paragraphs, trail: [] } };
  }
  return undefined;
}

function propertyHover(report: Report, property: Property, sameText: readonly Property[]): Hover {
  const { element, name, part, value, span } = property;
  const facts = propertyFacts[name];
  const turns = sameText.filter((other) => other.name === name && other.element !== element);
  if (turns.some((other) => describe(other.part, other) !== describe(part, property))) return loopHover(report, [property, ...turns]);
  const paragraphs = [`**${facts?.label ?? name}** of ${code(element.id)}`];
  const others = new Set(sameText.filter((other) => other.element !== element || other.name !== name).map((other) => `${propertyFacts[other.name]?.label ?? other.name} of ${code(other.element.id)}`));
  if (others.size > 0) paragraphs.push(`also ${[...others].slice(0, 5).join(', ')}${others.size > 5 ? ` and ${others.size - 5} more` : ''}`);
  paragraphs.push(describe(part.kind === 'absent' ? value : part, property));
  if (facts?.sizes) paragraphs.push(...capacityOf(report, element.id));
  if (facts?.note) paragraphs.push(`*${facts.note}*`);
  paragraphs.push(...historyOf(name, circumstancesOf(report, property)));
  const trail = part.kind === 'absent' ? [] : trailOf(part.origin).filter((step) => step.what !== '' && !within(step.span, span)).slice(0, 12);
  return { span, paragraphs, trail: trail.map(({ what, span: place }) => ({ text: what, span: place })) };
}

/** What decides which old texts concern the value: what it is, and the cluster that it belongs to or that lives in it. */
function circumstancesOf({ design, deployment }: Report, { element, part }: Property): Circumstances {
  const clusters = design.plan.clusters.filter(({ cluster, pools }) => cluster === element || pools.some(({ pool }) => pool === element));
  const pools = design.plan.clusters.flatMap((cluster) => cluster.pools).filter(({ pool, nodeSubnet }) => pool === element || possibilities(nodeSubnet.value).some(({ value }) => value.value === element.id));
  const settings = pools.length > 0 ? pools.map(({ model }) => model) : clusters.map(({ model }) => model);
  const models = settings.flatMap(({ value }) => possibilities(value).map((each) => each.value.value));
  return {
    words: possibilities(part).map(({ value }) => String(value.value)),
    client: clusters[0]?.cluster.client.kind ?? deployment.client.kind,
    models: models.length > 0 ? models : undefined,
    today: design.today,
  };
}

/** One text that stands for many values, as in a loop: each of them, by its element. */
function loopHover(report: Report, properties: readonly Property[]): Hover {
  const [first] = properties;
  if (!first) return { span: { uri: '', start: 0, end: 0 }, paragraphs: [], trail: [] };
  const lines = properties.slice(0, mostTurns).map((each) => `${code(each.element.id)}: ${describe(each.part, each)}`);
  const more = properties.length > mostTurns ? [`and ${properties.length - mostTurns} more`] : [];
  return { span: first.span, paragraphs: [`**${propertyFacts[first.name]?.label ?? first.name}**`, [...lines, ...more].join('  \n'), ...historyOf(first.name, circumstancesOf(report, first))], trail: [] };
}

const mostTurns = 10;

function describe(value: Value<unknown>, property: Property): string {
  switch (value.kind) {
    case 'known':
      return isList(value.value)
        ? [...value.value.items.map((item) => describe(item, property)), ...(value.value.complete ? [] : ['and others that are not known'])].join('  \n')
        : knownText(String(value.value), property);
    case 'oneOf':
      return value.options.map(({ value: option, when }) => `${describe(option, property)} ${escapeMarkdown(describeConditions(when))}`).join('  \n');
    case 'unknown':
      return `not known: ${escapeMarkdown(value.message)}`;
    case 'absent':
      return 'not written';
  }
}

/** A range with its addresses and size, or the value as it is. */
function knownText(text: string, { name, kind }: Property): string {
  const reading = readRange(text);
  if (reading.kind === 'malformed') return code(text);
  const { range } = reading;
  const first = addressAt(range, 0);
  const size = sizeOf(range);
  const usable = kind === 'subnet' && name === 'prefixes' ? usableInSubnet(range) : undefined;
  const pieces = [
    `${first ? formatAddress(first) : ''} to ${formatAddress(lastAddress(range))}`,
    `${grouped(size)} ${size === 1n ? 'address' : 'addresses'}`,
    ...(usable === undefined ? [] : [`${grouped(usable)} usable, as Azure keeps 5`]),
  ];
  return `${code(text)}: ${pieces.join(', ')}`;
}

/** What the element holds and what is needed of it, with the working of each number. */
function capacityOf(report: Report, id: string): readonly string[] {
  const { plan } = report.design;
  const subnet = plan.subnets.find((each) => each.subnet.id === id);
  if (subnet) return subnetText(subnet);
  const podRange = plan.podRanges.find(({ cluster }) => cluster.cluster.id === id);
  const pools = plan.clusters.flatMap((cluster) => (cluster.cluster.id === id ? cluster.pools : cluster.pools.filter(({ pool }) => pool.id === id)));
  const rows = pools.flatMap(poolText);
  const range = podRange?.nodes ? [`Pod range: room for ${amount(podRange.nodes)} nodes of a /24 each; ${momentsText(podRange.needed, 'nodes')}`] : [];
  return [...rows, ...range];
}

/** A table of who takes how much and when, and below it how each number comes about. */
function subnetText({ usable, needed, azureCounts, takenBy }: SubnetPlan): readonly string[] {
  if (takenBy.length === 0) return usable ? ['No node pool that is known here uses it'] : [];
  const row = (name: string, { now, max, upgrade }: Moments): string => tableRow([name, ...[now, max, upgrade].map(amount)]);
  const rows = takenBy.map(({ pool, as, addresses }) => row(`${poolName(pool)}${as === 'pods' ? ', pods' : ''}`, addresses));
  const table = [
    tableRow(['addresses', 'now', 'at the maximum', 'in an upgrade']),
    '|:---|---:|---:|---:|',
    ...rows,
    ...(rows.length > 1 ? [row('together', needed)] : []),
    ...(usable ? [tableRow(['left', ...[needed.now, needed.max, needed.upgrade].map((need) => left(usable, need))])] : []),
  ];
  const workings = takenBy.map(({ pool, addresses: { now, max, upgrade } }) => {
    const texts = new Set([now, max, upgrade].map(working));
    return `- ${poolName(pool)}: ${[...texts].join('; ')}`;
  });
  return [table.join('\n'), workings.join('\n'), `Azure counts ${amount(azureCounts)} when it accepts or refuses`];
}

/** The editor sets no space between columns. */
function tableRow([first = '', ...numbers]: readonly string[]): string {
  return `| ${[first.replaceAll('|', '\\|'), ...numbers.map((number) => `&emsp;${number}`)].join(' | ')} |`;
}

/** What is left over, or what is missing, where both numbers are known. */
function left(usable: Quantity, need: Quantity): string {
  const [room, taken] = [single(usable), single(need)];
  if (room === undefined || taken === undefined) return '';
  return room >= taken ? grouped(room - taken) : `**${grouped(taken - room)} too few**`;
}

function single({ cases }: Quantity): number | undefined {
  const [only, ...others] = cases;
  return only && others.length === 0 && only.atLeast === only.atMost ? only.atLeast : undefined;
}

function poolName({ pool }: PoolPlan): string {
  return pool.name.kind === 'known' ? code(pool.name.value) : code(pool.id);
}

function poolText({ pool, nodeSubnetAddresses, podSubnetAddresses, podSubnetAddresses: { upgrade } }: PoolPlan): readonly string[] {
  const taken = `${code(pool.id)} takes of its subnet: ${momentsText(nodeSubnetAddresses, 'addresses')}`;
  const ofPods = pool.podSubnet.kind === 'absent' || isNothing(upgrade) ? [] : [`of its pod subnet: ${momentsText(podSubnetAddresses, 'addresses')}`];
  return [[taken, ...ofPods].join('  \n')];
}

function isNothing({ cases }: Quantity): boolean {
  return cases.every(({ atLeast, atMost }) => atLeast === 0 && atMost === 0);
}

function momentsText({ now, max, upgrade }: Moments, unit: string): string {
  return `now ${amount(now)}, at the maximum ${amount(max)}, during an upgrade ${amount(upgrade)} ${unit}`;
}

function amount({ cases }: Quantity): string {
  const least = Math.min(...cases.map(({ atLeast }) => atLeast));
  const bounds = cases.map(({ atMost }) => atMost);
  const most = bounds.includes(undefined) ? undefined : Math.max(...bounds.map((bound) => bound ?? 0));
  if (most === undefined) return least > 0 ? `at least ${grouped(least)}` : 'not known';
  return least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`;
}

function working({ cases }: Quantity): string {
  return cases.map((each) => [escapeMarkdown(each.working), escapeMarkdown(describeConditions(each.when))].filter((text) => text !== '').join(', ')).join('; ');
}

export function grouped(number: number | bigint): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * Text from a file as Markdown shows it literally; what stands between backquotes becomes code. Addresses of pages and
 * mails are broken up, or Markdown would make links of them by itself.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/`([^`]*)`|[\\`*_{}[\]()#+!|<>~&@]|:(?=\/\/)|(?<=www)\./gi, (found, inner?: string) => (inner === undefined ? `\\${found}` : code(inner)));
}

/** Text from a file as code, whatever backquotes it holds; long text without its end. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const shown = flat.length > longest ? `${flat.slice(0, longest)}…` : flat;
  if (shown === '') return '`""`';
  const run = Math.max(0, ...(shown.match(/`+/g) ?? []).map((each) => each.length));
  const fence = '`'.repeat(run + 1);
  return run > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** How much of a value is shown, in UTF-16 units. */
const longest = 200;
