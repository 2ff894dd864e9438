import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { companyFileNames } from '../facts/company-file';
import { compiledFrom, interestIn, isDownloaded, isOutput, isReadWhenNamed, isRecognized, largestLoaded, largestNamed, lookLengthOf } from '../features/followed';
import { isBelow, pathOfUri, uriOfPath } from './paths';
import { refusal, refusalOf, type Refusal } from './refusal';

/** What was read from the disk, and what was left out of it. */
export interface Disk {
  readonly kind: 'disk';
  /**
   * The texts by uri. A byte order mark at the start of a file is taken off, as an editor does, so that columns are
   * those that an editor shows; `marked` says where there was one.
   */
  readonly texts: Map<string, string>;
  readonly marked: Set<string>;
  /** Files of a language that were not read, each with the reason. */
  readonly skipped: Map<string, Skipped>;
  /** The folders whose files were read. */
  readonly folders: Set<string>;
  readonly targets: readonly Target[];
  /** The real paths below which a link may lead. */
  readonly linkable: readonly string[];
  /** The real paths below which files are read that a deployment asks for: the PATHs, and a working directory above them. */
  readonly reachable: readonly string[];
}

/** A PATH of the command line. */
export interface Target {
  readonly kind: 'folder' | 'file';
  readonly uri: string;
}

export interface Skipped {
  readonly reason: 'too-large' | 'unreadable';
  readonly message: string;
}

/** The largest file that is read, in bytes. Templates of this size are generated, and not worth the wait. */
export const largestFile = 2 * 1024 * 1024;

/**
 * Reads the files of a language at or below the paths. Folders of tools, vendored code and links to folders are left
 * out, as is JSON of another kind; links to files are followed as long as they stay below a path. A file comes with the
 * files beside it. `named`: uris of further files that may be read wherever they are.
 */
export function readPaths(paths: readonly string[], cwd: string, named: readonly string[] = []): Disk | Refusal {
  try {
    const found: { readonly path: string; readonly target: Target }[] = [];
    for (const given of paths) {
      if (given === '') return refusal('a PATH is empty');
      const path = resolve(cwd, given);
      const uri = uriOfPath(path);
      const stat = statSync(path);
      if (stat.isDirectory()) found.push({ path, target: { kind: 'folder', uri } });
      else if (!stat.isFile()) return refusal(`cannot read ${given}: it is neither a file nor a folder`);
      else if (!isReadable(path)) return refusal(`cannot read ${given}: it is no file of a language that aksnet reads`);
      else found.push({ path, target: { kind: 'file', uri } });
    }
    const linkable = found.flatMap(({ path, target }) => (target.kind === 'folder' ? [realpathSync(path)] : [realpathSync(path), realpathSync(dirname(path))]));
    const here = realpathSync(cwd);
    const reachable = [...linkable, ...(linkable.some((path) => isInside(path, here)) ? [here] : []), ...named.map((uri) => realpathSync(pathOfUri(uri)))];
    const targets = found.map(({ target }) => target);
    const disk: Disk = { kind: 'disk', texts: new Map(), marked: new Set(), skipped: new Map(), folders: new Set(), targets, linkable, reachable };
    for (const { path, target } of found) {
      if (target.kind === 'folder') readFolder(disk, path, 'all');
      else readFolder(disk, dirname(path), 'direct');
      readCompanyFiles(disk, path);
    }
    return disk;
  } catch (error) {
    return refusalOf(error, 'read', (path) => pathAsGiven(path, cwd));
  }
}

/** What the company says holds below its folder: its files above a PATH are read too, as far up as files may be read. */
function readCompanyFiles(disk: Disk, path: string): void {
  for (let folder = dirname(path); isReachable(disk, folder); folder = dirname(folder)) {
    for (const name of companyFileNames) orNothing(() => readFile(disk, join(folder, name), { bounds: disk.reachable, look: false }));
    if (dirname(folder) === folder) return;
  }
}

/** Reads a file that a deployment asks for by name, whatever its kind. Undefined when there is none within reach. */
export function readWanted(disk: Disk, uri: string): string | undefined {
  const path = pathOfUri(uri);
  if (disk.skipped.has(uri) || !isReachable(disk, path) || isForeign(disk, path)) return undefined;
  const largest = interestIn(uri, basename(path)) === undefined ? largestLoaded : largestFile;
  return orNothing(() => readFile(disk, path, { bounds: disk.reachable, look: false, largest }));
}

/** Reads the files of a folder that a deployment asks for. Empty when there is none within reach. */
export function readWantedFolder(disk: Disk, folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const path = pathOfUri(folder);
  if (disk.folders.has(folder) || !isReachable(disk, path)) return texts;
  disk.folders.add(folder);
  for (const name of orNothing(() => readdirSync(path).sort()) ?? []) {
    const uri = uriOfPath(join(path, name));
    const interest = interestIn(uri, name);
    if (interest === undefined || disk.texts.has(uri)) continue;
    const text = orNothing(() => readFile(disk, join(path, name), { bounds: disk.reachable, look: interest === 'look' }));
    if (text !== undefined) texts.set(uri, text);
  }
  return texts;
}

/** Whether a file belongs to vendored code or to a tool, seen from a folder above it: nothing is reported there. */
export function isVendored(uri: string, folder: string): boolean {
  const below = isBelow(uri, folder) ? uri.slice(folder.length) : uri;
  return below.split('/').some((name) => unwatched.has(name));
}

/** Folders of version control, packages, Terraform's downloads and editors: what lies there was not written here. */
const unwatched: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', 'node_modules', '.terraform', '.terragrunt-cache', '.vscode', '.vscode-test', '.vs', '.idea', '.history',
]);

/** The output folders of an editor extension or another package; elsewhere these names are as good as any. */
const outputs: ReadonlySet<string> = new Set(['dist', 'out']);

/** Whether a file that the user names is one of a language: the folders that it lies in do not matter then. */
function isReadable(path: string): boolean {
  const uri = uriOfPath(path);
  const interest = interestIn(uri, basename(path));
  return interest === 'name' || (interest === 'look' && (isRecognized(uri, startOf(path, uri)) || isPlan(path)));
}

/** Whether a file is one that is read only because the user names it. */
function isPlan(path: string): boolean {
  return statSync(path).size <= largestNamed && isReadWhenNamed(textOf(path));
}

/** Windows' own shell writes what a program says in UTF-16. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
}

/** Whether a file lies in vendored code or in what a build has made, seen from the folder within reach that holds it. */
function isForeign({ reachable }: Disk, path: string): boolean {
  const below = reachable.filter((bound) => isInside(path, bound)).map((bound) => uriOfPath(path.slice(bound.length)));
  return below.length > 0 && below.every((uri) => (isVendored(uri, '') && !isDownloaded(uri)) || isOutput(uri));
}

function readFolder(disk: Disk, path: string, depth: 'all' | 'direct', below = ''): void {
  const uri = uriOfPath(path);
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isPackage = entries.some(({ name }) => name === 'package.json');
  disk.folders.add(uri);
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const skip = unwatched.has(entry.name) || (isPackage && outputs.has(entry.name));
      if (depth === 'all' && !skip) readFolder(disk, join(path, entry.name), depth, `${below}${entry.name}/`);
    } else readEntry(disk, join(path, entry.name), `${below}${entry.name}`, entry);
  }
}

/** A link that leads nowhere is no reason to stop: editors leave such behind. A file of a language that cannot be read is one. */
function readEntry(disk: Disk, path: string, below: string, entry: Dirent): void {
  const uri = uriOfPath(path);
  const interest = interestIn(uri, below);
  if (interest === undefined) return;
  const bounds = entry.isSymbolicLink() ? disk.linkable : undefined;
  const read = (): string => readFile(disk, path, { bounds, look: interest === 'look' }) ?? '';
  // Of JSON that cannot be read it is not known whether it has to do with us.
  if (interest === 'look') orNothing(read);
  else if (!bounds) read();
  else if (orNothing(read) === undefined) disk.skipped.set(uri, { reason: 'unreadable', message: 'the link leads to nothing that can be read' });
}

interface Reading {
  /** The real paths within which the file must lie; undefined for a file that was not reached through a link. */
  readonly bounds: readonly string[] | undefined;
  /** Whether the beginning of the text decides. */
  readonly look: boolean;
  readonly largest?: number;
}

/** Reads one file into the disk. Undefined, with a note where it matters, for what is no file, too large, out of bounds or none of ours. */
function readFile(disk: Disk, path: string, { bounds, look, largest = largestFile }: Reading): string | undefined {
  const uri = uriOfPath(path);
  const known = disk.texts.get(uri);
  if (known !== undefined) return known;
  const stat = statSync(path);
  if (!stat.isFile()) return undefined;
  if (bounds && !isWithin(realpathSync(path), bounds)) {
    if (!look) disk.skipped.set(uri, { reason: 'unreadable', message: 'the link leads out of the folder that is checked' });
    return undefined;
  }
  const isNamed = look && disk.targets.some((target) => target.uri === uri) && !isRecognized(uri, startOf(path, uri)) && isPlan(path);
  if (look && !isNamed && !isWorthReading(disk, uri, startOf(path, uri))) return undefined;
  if (stat.size > largest && !isNamed) {
    disk.skipped.set(uri, { reason: 'too-large', message: `the file is larger than ${largest / 1024 / 1024} MB` });
    return undefined;
  }
  const bytes = isNamed ? textOf(path) : readFileSync(path, 'utf8');
  const text = bytes.startsWith('\uFEFF') ? bytes.slice(1) : bytes;
  if (text !== bytes) disk.marked.add(uri);
  disk.texts.set(uri, text);
  return text;
}

/** Whether a text that begins so is of a language, and not compiled from Bicep that was read: that stands before it in the folder. */
function isWorthReading({ texts, targets }: Disk, uri: string, start: string): boolean {
  const source = compiledFrom(uri, start);
  const isNamed = targets.some((target) => target.uri === uri);
  return isRecognized(uri, start) && (isNamed || source === undefined || !texts.has(source));
}

/** The beginning of the text of a file, however large it is. */
function startOf(path: string, uri: string): string {
  const bytes = Buffer.alloc(Math.min(lookLengthOf(uri), statSync(path).size));
  const file = openSync(path, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

function isReachable(disk: Disk, path: string): boolean {
  const real = orNothing(() => realpathSync(path));
  return real !== undefined && isWithin(real, disk.reachable);
}

function isWithin(path: string, bounds: readonly string[]): boolean {
  return bounds.some((bound) => isInside(path, bound));
}

function isInside(path: string, bound: string): boolean {
  return path === bound || path.startsWith(bound.endsWith(sep) ? bound : bound + sep);
}

/** What a look at the disk gives, or nothing where the system refuses: for files that were not asked for by the user. */
function orNothing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    refusalOf(error, 'read', basename);
    return undefined;
  }
}

function pathAsGiven(path: string, cwd: string): string {
  return path.startsWith(cwd + sep) ? path.slice(cwd.length + 1) : path;
}
