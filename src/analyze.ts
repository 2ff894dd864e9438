import { companyFileNames, isCompanyFile, readCompanyFile } from './facts/company-file';
import { variantsGiven, type GivenValues } from './facts/given-variants';
import { isMeant } from './facts/glob';
import { bodiesOf, ignoresIn, passesOver } from './ignore';
import { join, networkNamesIn } from './join';
import { languages } from './languages';
import { valuesOf, type Deployment, type GivenVariants, type Language, type NotChecked, type Unit } from './languages/language';
import type { CompanyFacts, CompanyIgnore } from './model/company';
import type { Finding, Loudness, Severity } from './model/finding';
import { joinHeadroom, type Headroom } from './model/headroom';
import type { Element, Network } from './model/network';
import { makePlan } from './plan/make-plan';
import { rules } from './rules';
import { checkDesign } from './rules/check';
import { ignoreWithoutEffect } from './rules/ignore-without-effect';
import { levelOf } from './rules/level';
import type { Design } from './rules/rule';
import { filesOf, recording, type Files, type Reads } from './text/files';
import { remembered } from './text/memo';
import { emptyPathMap, type PathMap, type PathMapDraft } from './text/path-map';
import { compareSpans, sameSpan, spanKey, type SourceFile, type Span } from './text/span';
import { folderOf, relativePath } from './text/uris';

/** What the rim tells the program besides the files. */
export interface Options {
  /** The date of the check, `YYYY-MM-DD`. */
  readonly today: string;
  readonly settings: Settings;
}

/** What the person at the keyboard wants. It counts more than what the company's file says of the same rule, group or root. */
export interface Settings extends Loudness {
  readonly headroom?: Headroom;
  /** Which files of values belong to which roots. What is not said is found by names and contents. */
  readonly values?: readonly GivenValues[];
}

/** Files whose text is new, and files that are gone (`undefined`). */
export type Changes = ReadonlyMap<string, string | undefined>;

/**
 * Everything that is known of a workspace. It is immutable, and serves as the memory of the next analysis: what did
 * not change is the same object again.
 */
export interface Analysis {
  readonly options: Options;
  readonly files: PathMap<SourceFile>;
  /** The uris of files in which findings may differ from those of the analysis before. */
  readonly touched: ReadonlySet<string>;
  readonly memory: Memory;
}

/** One deployment with what was found in it. */
export interface Report {
  readonly deployment: Deployment;
  readonly design: Design;
  readonly findings: readonly Finding[];
  /** What is found, and only said to whoever looks at the place. */
  readonly quiet: readonly Finding[];
  /** Every network value that is not known, other deployments included. */
  readonly notChecked: readonly NotChecked[];
}

/** A finding and the deployments in which it holds. */
export interface ReportedFinding extends Finding {
  readonly in: readonly Unit[];
}

interface Memory {
  /** By folder: what is deployed from it. */
  readonly reports: PathMap<readonly Report[]>;
  /** By folder: what its text calls, and what was read to find that out. */
  readonly outlines: PathMap<Outline>;
  /** By called folder or file: the folders that call it. */
  readonly callers: PathMap<ReadonlySet<string>>;
  /** By file or listed folder: the folders whose outlines or deployments read it or looked for it in vain. */
  readonly readers: PathMap<ReadonlySet<string>>;
  /** By file: the folders whose deployments say something about it. */
  readonly speakers: PathMap<ReadonlySet<string>>;
  /** By the name of a network: the folders whose deployments make something of it, and those that only name it. */
  readonly makers: PathMap<ReadonlySet<string>>;
  readonly namers: PathMap<ReadonlySet<string>>;
  /** By a name below which text in other folders looks for it: the file. */
  readonly findable: PathMap<SourceFile>;
}

/** What the files of a folder make, before any of it is evaluated. */
interface Outline {
  readonly calls: readonly string[];
  readonly reads: Reads;
}

/**
 * Files in, problems out. Pure: the same files and options give the same findings, whatever the previous analysis
 * was, and nothing is read or evaluated again whose text did not change.
 */
export function analyze(previous: Analysis | undefined, changes: Changes, options: Options): Analysis {
  const files = withChanges(previous?.files ?? emptyPathMap<SourceFile>(), changes);
  const memory = draftOf(previous?.memory ?? emptyMemory());
  const found = findableIn(changes, previous?.files, files);
  for (const [name, file] of found) memory.findable.set(name, file);
  const reader = filesOf(files, memory.findable.finish());
  const touched = new Set(changes.keys());
  const changed = found.size === 0 ? changes.keys() : [...changes.keys(), ...found.keys()];
  const uris = new Set(changed);

  const given = givenIn(options, reader);
  const stale = staleFolders(memory, uris);
  for (const folder of foldersGivenAnew(previous, changes, options, reader, files)) stale.add(folder);
  for (const folder of [...stale]) for (const called of updateOutline(memory, folder, reader, given)) stale.add(called);
  const renamed = new Set<string>();
  for (const folder of stale) for (const name of updateReports(memory, folder, reader, given, uris, options, touched)) renamed.add(name);
  const joining = new Set([...renamed].flatMap((name) => [...(memory.namers.get(name) ?? [])]));
  for (const folder of joining) {
    const reports = memory.reports.get(folder) ?? [];
    replaceReports(memory, folder, reports.map((report) => judge(report.deployment, options, memory, reader)), touched);
  }

  const company = [...changes.keys()].filter(isCompanyFile).map(folderOf);
  if (company.length > 0) {
    for (const [folder, reports] of memory.reports.finish().all()) {
      if (!company.some((above) => folder === above || folder.startsWith(`${above}/`))) continue;
      replaceReports(memory, folder, reports.map((report) => judge(report.deployment, options, memory, reader)), touched);
    }
  }

  if (previous && (previous.options.today !== options.today || previous.options.settings !== options.settings)) {
    for (const [folder, reports] of memory.reports.finish().all()) {
      replaceReports(memory, folder, reports.map((report) => judge(report.deployment, options, memory, reader)), touched);
    }
  }
  return { options, files, touched, memory: memoryOf(memory) };
}

/** Every deployment, with what was found in it, ordered by folder. */
export function* reportsOf(analysis: Analysis): IterableIterator<Report> {
  for (const [, reports] of analysis.memory.reports.all()) yield* reports;
}

/** The deployments that read a file, by itself or with its folder, or that say something about it. */
export function reportsAbout({ memory: { speakers, readers, reports } }: Analysis, uri: string): readonly Report[] {
  const folders = new Set([speakers.get(uri), readers.get(uri), readers.get(folderOf(uri))].flatMap((each) => [...(each ?? [])].map(folderOfReader)));
  return [...folders].sort().flatMap((folder) => reports.get(folder) ?? []);
}

/** The findings in one file: each fault once, with the deployments in which it holds, ordered by place and rule. */
export function findingsIn(analysis: Analysis, uri: string): readonly ReportedFinding[] {
  return withIgnores(analysis, uri, merge(analysis, reportsAbout(analysis, uri), uri));
}

/** What is found in one file and not reported: advice above all, for hovers. */
export function quietIn(analysis: Analysis, uri: string): readonly ReportedFinding[] {
  const found = merge(analysis, reportsAbout(analysis, uri).map((report) => ({ ...report, findings: report.quiet })), uri);
  const isPassedOver = passedOverIn(analysis);
  return found.filter((finding) => !isPassedOver(finding));
}

/** All findings, ordered by file, place and rule. */
export function allFindings(analysis: Analysis): readonly ReportedFinding[] {
  const byFile = new Map<string, ReportedFinding[]>();
  for (const finding of merge(analysis, [...reportsOf(analysis)])) {
    const own = byFile.get(finding.span.uri);
    if (own) own.push(finding);
    else byFile.set(finding.span.uri, [finding]);
  }
  for (const [uri, file] of analysis.files.all()) if (!byFile.has(uri) && (ignoresIn(file).length > 0 || isCompanyFile(uri))) byFile.set(uri, []);
  return [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([uri, own]) => withIgnores(analysis, uri, own));
}

/** The findings of one file, less those that its comments pass over, with the comments that pass over nothing. */
function withIgnores(analysis: Analysis, uri: string, found: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const file = analysis.files.get(uri);
  if (isCompanyFile(uri)) return [...found, ...idleInCompanyFile(analysis, uri)].sort(byPlace);
  const ignores = file ? ignoresIn(file) : [];
  const isPassedOver = passedOverIn(analysis);
  const left = found.filter((finding) => !isPassedOver(finding));
  if (ignores.length === 0) return left.length === found.length ? found : left;
  const reports = reportsAbout(analysis, uri);
  const units = reports.map(({ deployment }) => deployment.unit);
  const bodies = bodiesIn(analysis, uri);
  const levels = reports.map(({ design }) => saidOf(analysis.options, design.company));
  const severity = levels[0] ? levelOf(ignoreWithoutEffect, levels[0]) : 'off';
  const quiet = reports.flatMap((report) => report.quiet);
  // What no deployment reads has no findings that could be passed over, and a rule that is switched off finds nothing.
  const idle = severity === 'off' || severity === 'hover' ? [] : ignores.flatMap((ignore): readonly ReportedFinding[] => {
    const rule = rules.find(({ id }) => id === ignore.rule);
    if (rule && levels.some((said) => levelOf(rule, said) === 'off')) return [];
    if ([...found, ...quiet].some((finding) => passesOver(ignore, finding, bodies))) return [];
    const message = rule ? `nothing here is found by ${ignore.rule}` : `there is no rule ${ignore.rule}`;
    return [{ rule: ignoreWithoutEffect.id, severity, message, span: ignore.span, related: [], fixes: [], in: units }];
  });
  return [...left, ...idle].sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return compareSpans(a.span, b.span) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** The entries of a company's file that pass over nothing, with the deployments in which that was looked for. */
function idleInCompanyFile(analysis: Analysis, uri: string): readonly ReportedFinding[] {
  const file = analysis.files.get(uri);
  const facts = file && readCompanyFile(file).facts;
  if (!facts || facts.ignores.length === 0) return [];
  const reports = [...reportsOf(analysis)].filter(({ design }) => design.company === facts);
  const [first] = reports;
  const severity = first ? levelOf(ignoreWithoutEffect, saidOf(analysis.options, facts)) : 'off';
  if (severity === 'off' || severity === 'hover') return [];
  const found = reports.flatMap(({ findings, quiet }) => withFollowing([...findings, ...quiet]));
  return facts.ignores.flatMap((ignore): readonly ReportedFinding[] => {
    const rule = rules.find(({ id }) => id === ignore.rule);
    // That there is no such rule is said of the file as a whole.
    if (!rule || levelOf(rule, saidOf(analysis.options, facts)) === 'off' || found.some((finding) => isIgnoredBy(ignore, finding, facts))) return [];
    return [{ rule: ignoreWithoutEffect.id, severity, message: `nothing at ${ignore.path} is found by ${ignore.rule}`, span: ignore.span, related: [], fixes: [], in: reports.map(({ deployment }) => deployment.unit) }];
  });
}

function isIgnoredBy({ rule, path }: CompanyIgnore, finding: Finding, { uri }: CompanyFacts): boolean {
  const below = relativePath(folderOf(uri), finding.span.uri);
  return finding.rule === rule && !below.startsWith('../') && isMeant(below, path);
}

function bodiesIn(analysis: Analysis, uri: string): readonly Span[] {
  return bodiesOf(reportsAbout(analysis, uri).flatMap(({ design: { network } }) => elementsOf(network)), uri);
}

/** What is wanted of a deployment, the nearest wish first. */
function saidOf({ settings }: Options, company: CompanyFacts | undefined): readonly Loudness[] {
  return company ? [settings, company] : [settings];
}

function elementsOf(network: Network): readonly Element[] {
  const { clusters, virtualNetworks, subnets, routeTables, natGateways, securityGroups, gateways } = network;
  return [...clusters, ...clusters.flatMap(({ nodePools }) => nodePools), ...virtualNetworks, ...subnets, ...routeTables, ...natGateways, ...securityGroups, ...gateways];
}

/** What could not be followed anywhere, each place once, ordered by place. */
export function allNotChecked(analysis: Analysis): readonly NotChecked[] {
  const byPlace = new Map<string, NotChecked>();
  for (const { notChecked } of reportsOf(analysis)) {
    for (const entry of notChecked) byPlace.set(`${spanKey(entry.value.span)} ${entry.what}`, entry);
  }
  return [...byPlace.values()].sort((a, b) => compareSpans(a.value.span, b.value.span));
}

/** The language of a deployment. */
export function languageOf(unit: Unit): Language {
  const language = languages.find(({ id }) => id === unit.language);
  if (!language) throw new Error(`no language ${unit.language}`);
  return language;
}

function emptyMemory(): Memory {
  return { reports: emptyPathMap(), outlines: emptyPathMap(), callers: emptyPathMap(), readers: emptyPathMap(), speakers: emptyPathMap(), makers: emptyPathMap(), namers: emptyPathMap(), findable: emptyPathMap() };
}

/** The memory while it is being brought up to date: thousands of folders may change at once. */
type Draft = { readonly [K in keyof Memory]: ReturnType<Memory[K]['draft']> };

function draftOf({ reports, outlines, callers, readers, speakers, makers, namers, findable }: Memory): Draft {
  return { reports: reports.draft(), outlines: outlines.draft(), callers: callers.draft(), readers: readers.draft(), speakers: speakers.draft(), makers: makers.draft(), namers: namers.draft(), findable: findable.draft() };
}

function memoryOf({ reports, outlines, callers, readers, speakers, makers, namers, findable }: Draft): Memory {
  return { reports: reports.finish(), outlines: outlines.finish(), callers: callers.finish(), readers: readers.finish(), speakers: speakers.finish(), makers: makers.finish(), namers: namers.finish(), findable: findable.finish() };
}

function withChanges(files: PathMap<SourceFile>, changes: Changes): PathMap<SourceFile> {
  const draft = files.draft();
  for (const [uri, text] of changes) draft.set(uri, text === undefined ? undefined : { uri, text });
  return draft.finish();
}

/** The changed files under the names by which others find them, and `undefined` under those that they have no more. */
function findableIn(changes: Changes, before: PathMap<SourceFile> | undefined, after: PathMap<SourceFile>): ReadonlyMap<string, SourceFile | undefined> {
  const found = new Map<string, SourceFile | undefined>();
  for (const uri of changes.keys()) {
    const [was, is] = [before?.get(uri), after.get(uri)];
    for (const language of languages) {
      for (const name of (was && language.findableAs?.(was)) ?? []) found.set(`${name}/${encodeURIComponent(uri)}#`, undefined);
      for (const name of (is && language.findableAs?.(is)) ?? []) found.set(`${name}/${encodeURIComponent(uri)}#`, is);
    }
  }
  return found;
}

/** The folders whose deployments may be others than before: those of the changed files and of their readers. */
function staleFolders(memory: Draft, changed: ReadonlySet<string>): Set<string> {
  const stale = new Set<string>();
  for (const uri of changed) {
    const folder = folderOf(uri);
    if (languages.some((language) => language.owns(uri))) stale.add(folder);
    for (const reader of memory.readers.get(uri) ?? []) stale.add(folderOfReader(reader));
    for (const reader of memory.readers.get(folder) ?? []) stale.add(folderOfReader(reader));
  }
  return stale;
}

/** Brings the outline of a folder up to date. The folders that hold what is called from it no longer, or only now. */
function updateOutline(memory: Draft, folder: string, files: Files, given: GivenVariants): readonly string[] {
  const before = memory.outlines.get(folder);
  const { files: recorded, reads } = recording(files);
  const calls = [...new Set(languages.flatMap((language) => language.calls(folder, recorded, given)))];
  // The units depend on what is called too; what they read beyond the folder itself is read for the calls as well.
  for (const uri of before ? readKeys(before.reads) : []) remove(memory.readers, uri, outlineOf(folder));
  // What looked elsewhere may find something there later, also when it found nothing.
  const isWorth = calls.length > 0 || reads.files.size > 0 || [...reads.folders].some((listed) => listed !== folder);
  memory.outlines.set(folder, isWorth ? { calls, reads } : undefined);
  if (isWorth) for (const uri of readKeys(reads)) add(memory.readers, uri, outlineOf(folder));
  const gone = (before?.calls ?? []).filter((called) => !calls.includes(called));
  const come = calls.filter((called) => !before?.calls.includes(called));
  for (const called of gone) remove(memory.callers, called, folder);
  for (const called of come) add(memory.callers, called, folder);
  return [...gone, ...come].flatMap((called) => [called, folderOf(called)]);
}

/** Evaluates anew what changed. The names of the networks of which this folder makes, or made, something else than before. */
function updateReports(memory: Draft, folder: string, files: Files, given: GivenVariants, changed: ReadonlySet<string>, options: Options, touched: Set<string>): readonly string[] {
  const isCalled = (uri: string): boolean => (memory.callers.get(uri)?.size ?? 0) > 0;
  const before = memory.reports.get(folder) ?? [];
  const byUnit = new Map(before.map((report) => [unitKey(report.deployment.unit), report]));
  const after = languages.flatMap((language) =>
    language.units(folder, files, isCalled, given).map((unit) => {
      const same = byUnit.get(unitKey(unit));
      return same && !isStale(same.deployment, changed) ? same : judge(language.evaluate(unit, files), options, memory, files);
    }),
  );
  replaceReports(memory, folder, after, touched);
  return [...onlyIn(before, after), ...onlyIn(after, before)].flatMap(({ deployment }) => [...networkNames(deployment).made]);
}

function onlyIn(reports: readonly Report[], others: readonly Report[]): readonly Report[] {
  const known = new Set(others);
  return reports.filter((report) => !known.has(report));
}

function unitKey({ language, root, variant, values, called }: Unit): string {
  return JSON.stringify([language, root, variant, values, called]);
}

function isStale({ reads }: Deployment, changed: ReadonlySet<string>): boolean {
  for (const uri of changed) if (reads.files.has(uri) || reads.folders.has(folderOf(uri))) return true;
  return false;
}

function judge(deployment: Deployment, options: Options, memory: Pick<Draft, 'makers' | 'reports'>, files: Files): Report {
  const { network, resolved } = join(deployment, (name) => makersOf(memory, name));
  const places = new Set(resolved.map(spanKey));
  const notChecked = places.size === 0 ? deployment.notChecked : deployment.notChecked.filter(({ property, value }) => property !== 'prefixes' || !places.has(spanKey(value.span)));
  const company = companyOf(deployment.unit.root, files);
  const design: Design = { network, plan: makePlan(network), today: options.today, wanted: joinHeadroom(options.settings.headroom, company?.headroom), ...(company ? { company } : {}) };
  const { findings, quiet } = checkDesign(design, saidOf(options, company));
  if (!company) return { deployment, design, findings, quiet, notChecked };
  const isShown = ({ uri }: Span): boolean => !isExcluded(uri, company);
  return {
    deployment,
    design,
    findings: findings.filter(({ span }) => isShown(span)),
    quiet: quiet.filter(({ span }) => isShown(span)),
    notChecked: notChecked.filter(({ value }) => isShown(value.span)),
  };
}

/** What the company says of a place: the nearest file at or above it. */
export function companyOf(place: string, files: Pick<Files, 'get'>): CompanyFacts | undefined {
  let known = companies.get(files);
  if (!known) {
    known = new Map();
    companies.set(files, known);
  }
  if (!place.includes('://')) return undefined;
  if (!known.has(place)) {
    const [file] = companyFileNames.flatMap((name) => files.get(`${place}/${name}`) ?? []);
    known.set(place, file ? readCompanyFile(file).facts : companyOf(folderOf(place), files));
  }
  return known.get(place);
}

/** Thousands of deployments lie below the same folders, and each of these is looked at once for each state of the files. */
const companies = new WeakMap<object, Map<string, CompanyFacts | undefined>>();

/** What settings and companies say of the files of values. */
function givenIn({ settings: { values = [] } }: Options, files: Pick<Files, 'get'>): GivenVariants {
  return (root) => {
    // The root of a template is its file, that of Terraform a folder.
    const folder = files.get(root) ? folderOf(root) : root;
    const company = companyOf(folder, files);
    const said = Object.entries(company?.variants ?? {}).map(([roots, own]): GivenValues => ({ base: folderOf(company?.uri ?? ''), roots, files: own }));
    return variantsGiven(root, folder, [...values, ...said]);
  };
}

/** The folders for which other files of values may be given than before. */
function foldersGivenAnew(previous: Analysis | undefined, changes: Changes, options: Options, files: Pick<Files, 'get'>, all: PathMap<SourceFile>): readonly string[] {
  if (!previous) return [];
  const inSettings = JSON.stringify(previous.options.settings.values ?? []) !== JSON.stringify(options.settings.values ?? []);
  const before = filesOf(previous.files);
  const above = [...changes.keys()].filter(isCompanyFile).map(folderOf).filter((folder) => {
    const [was, is] = [before, files].map((each) => companyOf(folder, each));
    return JSON.stringify([was?.uri, was?.variants ?? {}]) !== JSON.stringify([is?.uri, is?.variants ?? {}]);
  });
  if (!inSettings && above.length === 0) return [];
  const folders = new Set([...all.all()].map(([uri]) => folderOf(uri)));
  return [...folders].filter((folder) => inSettings || above.some((place) => folder === place || folder.startsWith(`${place}/`)));
}

/** Whether the company wants nothing reported there. */
function isExcluded(uri: string, { uri: file, exclude }: CompanyFacts): boolean {
  const path = relativePath(folderOf(file), uri);
  return !path.startsWith('../') && exclude.some((glob) => isMeant(path, glob));
}

/** The deployments of templates that make something of the network of that name. */
function makersOf({ makers, reports }: Pick<Draft, 'makers' | 'reports'>, name: string): readonly Deployment[] {
  const key = networkKey(name);
  return [...(makers.get(key) ?? [])].sort().flatMap((folder) => reports.get(folder) ?? []).flatMap(({ deployment }) =>
    (networkNames(deployment).made.has(key) ? [deployment] : []));
}

/** The names of the networks that deployments share, as keys. */
const networkNames = remembered((deployment: Deployment): { readonly made: ReadonlySet<string>; readonly named: ReadonlySet<string> } => {
  const { made, named } = networkNamesIn(deployment);
  return { made: new Set([...made].map(networkKey)), named: new Set([...named].map(networkKey)) };
});

function networkKey(name: string): string {
  return `network:/${name}`;
}

/** The outline of a folder as a reader of files, told from its deployments. */
function outlineOf(folder: string): string {
  return `${folder}?`;
}

function folderOfReader(reader: string): string {
  return reader.endsWith('?') ? reader.slice(0, -1) : reader;
}

function replaceReports(memory: Draft, folder: string, after: readonly Report[], touched: Set<string>): void {
  const before = memory.reports.get(folder) ?? [];
  const changed = [...onlyIn(before, after), ...onlyIn(after, before)];
  if (changed.length === 0 && before.length === after.length) return;
  // Where a finding is shown depends on what the other files of values of its root do.
  for (const { findings } of [...changed, ...variantsBeside(memory, changed)]) {
    for (const { span, given } of withFollowing(findings)) {
      touched.add(span.uri);
      if (given) touched.add(given.uri);
    }
  }
  for (const { design: { company } } of changed) if (company && company.ignores.length > 0) touched.add(company.uri);
  const reindex = (map: PathMapDraft<ReadonlySet<string>>, keysOf: (report: Report) => Iterable<string>): void => {
    const was = new Set(before.flatMap((report) => [...keysOf(report)]));
    const is = new Set(after.flatMap((report) => [...keysOf(report)]));
    for (const key of was) if (!is.has(key)) remove(map, key, folder);
    for (const key of is) if (!was.has(key)) add(map, key, folder);
  };
  reindex(memory.readers, ({ deployment }) => readKeys(deployment.reads));
  reindex(memory.speakers, spokenOf);
  reindex(memory.makers, ({ deployment }) => networkNames(deployment).made);
  reindex(memory.namers, ({ deployment }) => networkNames(deployment).named);
  memory.reports.set(folder, after.length > 0 ? after : undefined);
}

/** Deployments of the same roots with other files of values. */
function variantsBeside({ readers, reports }: Draft, changed: readonly Report[]): readonly Report[] {
  const roots = new Set(changed.flatMap(({ deployment: { unit } }) => (unit.variant === null ? [] : [unit.root])));
  const folders = new Set([...roots].flatMap((root) => [...(readers.get(root) ?? [])].map(folderOfReader)));
  return [...folders].flatMap((folder) => reports.get(folder) ?? []).filter(({ deployment: { unit } }) => roots.has(unit.root));
}

function readKeys({ files, folders }: Reads): readonly string[] {
  return [...files, ...folders];
}

/** The files that a report speaks of: those it read, and those it found something in. */
const spokenOf = remembered(({ deployment, findings, quiet }: Report): ReadonlySet<string> => {
  const { reads, network } = deployment;
  return new Set([...reads.files, ...elementsOf(network).map(({ span }) => span.uri), ...withFollowing([...findings, ...quiet]).map(({ span }) => span.uri)]);
});

/** The findings, and those that they speak for. */
function withFollowing(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => [finding, ...(finding.follows ?? [])]);
}

function add(map: PathMapDraft<ReadonlySet<string>>, key: string, member: string): void {
  const set = map.get(key);
  if (!set?.has(member)) map.set(key, new Set([...(set ?? []), member]));
}

function remove(map: PathMapDraft<ReadonlySet<string>>, key: string, member: string): void {
  const set = map.get(key);
  if (!set?.has(member)) return;
  const rest = new Set([...set].filter((each) => each !== member));
  map.set(key, rest.size > 0 ? rest : undefined);
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface Member {
  readonly finding: Finding;
  readonly unit: Unit;
}

/** One finding for each fault: the worst of those with the same rule and place, with all their deployments. `uri`: only those that are shown in that file. */
function merge(analysis: Analysis, reports: readonly Report[], uri?: string): readonly ReportedFinding[] {
  const isPassedOver = passedOverIn(analysis);
  const members = reports.flatMap(({ deployment, findings }) => findings.flatMap((finding) => (finding.follows && isPassedOver(finding) ? [finding, ...finding.follows] : [finding])).flatMap((finding): readonly Member[] => {
    if (uri !== undefined && finding.span.uri !== uri && finding.given?.uri !== uri) return [];
    const placed = atItsVariant(analysis, finding, deployment.unit);
    return uri === undefined || placed.span.uri === uri ? [{ finding: placed, unit: deployment.unit }] : [];
  }));
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const key = `${member.finding.rule} ${spanKey(member.finding.span)}`;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  const merged = [...groups.values()].map((group): ReportedFinding => {
    const [worst, ...others] = group.sort(worseFirst);
    if (!worst) throw new Error('a group without a finding');
    const messages = new Set([worst.finding.message]);
    const more = others.flatMap(({ finding, unit }) => {
      if (messages.has(finding.message)) return [];
      messages.add(finding.message);
      return [{ span: finding.span, message: unit.variant ? `${unit.variant}: ${finding.message}` : finding.message }];
    });
    return { ...worst.finding, related: [...worst.finding.related, ...more], in: [...new Set(group.map(({ unit }) => unit))] };
  });
  return merged.sort((a, b) => compareSpans(a.span, b.span) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** Whether a comment passes over a finding: then what it speaks for is told by itself. */
function passedOverIn(analysis: Analysis): (finding: Finding) => boolean {
  const byFile = new Map<string, readonly Span[]>();
  return (finding) => {
    const { uri } = finding.span;
    const company = companyOf(folderOf(uri), analysis.files);
    if (company?.ignores.some((ignore) => isIgnoredBy(ignore, finding, company))) return true;
    const file = analysis.files.get(uri);
    const ignores = file ? ignoresIn(file) : [];
    if (ignores.length === 0) return false;
    const bodies = byFile.get(uri) ?? bodiesIn(analysis, uri);
    byFile.set(uri, bodies);
    return ignores.some((ignore) => passesOver(ignore, finding, bodies));
  };
}

/** The more severe one, then the one with the larger numbers; else in the order of the deployments. */
function worseFirst(a: Member, b: Member): number {
  const bySeverity = severityOrder[a.finding.severity] - severityOrder[b.finding.severity];
  if (bySeverity !== 0) return bySeverity;
  const [own, other] = [numbersIn(a.finding.message), numbersIn(b.finding.message)];
  for (const [index, number] of own.entries()) {
    const difference = (other[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersIn(message: string): readonly number[] {
  return [...message.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
}

/** A fault that one file of values makes, and others do not, is shown at the value in that file. */
function atItsVariant(analysis: Analysis, finding: Finding, unit: Unit): Finding {
  const { given, span, written, related } = finding;
  if (!given || !valuesOf(unit).includes(given.uri) || siblingsOf(analysis, unit).every(({ findings }) => findings.some((other) => isSame(other, finding)))) return finding;
  const place = written ? [] : [{ span, message: 'used here' }];
  return { ...finding, span: given, written: written ?? span, related: [...place, ...related] };
}

/** The deployments of the same root with other files of values. */
function siblingsOf(analysis: Analysis, { language, root, variant }: Unit): readonly Report[] {
  return reportsAbout(analysis, root).filter(({ deployment: { unit } }) => unit.language === language && unit.root === root && unit.variant !== null && unit.variant !== variant);
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && sameSpan(a.span, b.span);
}
