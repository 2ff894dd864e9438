import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { folderOf, nameOf, relativePath, resolvePath } from '../../text/uris';

/** One command of a script, Makefile or pipeline that runs Terraform with files of variables. */
export interface Mention {
  /** The files as they are written, those that hold come last. */
  readonly patterns: readonly PathPattern[];
  /** The folders that the text works in, as far as they are written out. */
  readonly folders: readonly string[];
  /** The folder of the script. */
  readonly from: string;
}

/** A path whose parts may be filled in when the script runs. */
export interface PathPattern {
  readonly parts: readonly Part[];
}

type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'filled'; readonly name: string };

/** What the filled parts of a command stand for, by what is written. */
export type Filling = ReadonlyMap<string, string>;

/** Whether a text tells which files of variables Terraform gets. */
export function mentionsFiles(text: string): boolean {
  return /-var-file\b/.test(text);
}

/** The commands in the scripts around a folder: beside it, above it, and in the folders there that hold scripts or roots by custom. */
export function mentionsAround(folder: string, forRoots: readonly string[], files: Files): readonly Mention[] {
  const found: Mention[] = [];
  let above = folder;
  for (let level = 0; level <= mostLevels && above.includes('/'); level++) {
    const own = [above, ...[...forScripts, ...(level <= 2 ? forRoots : [])].map((name) => `${above}/${name}`)].flatMap((each) => files.list(each).filter(({ uri }) => isScript(uri)));
    const named = makefiles.flatMap((name) => files.get(`${above}/${name}`) ?? []);
    for (const file of new Set([...own, ...named])) found.push(...mentionsIn(file));
    above = folderOf(above);
  }
  return found.slice(0, mostMentions);
}

/** How far up scripts are looked for. */
const mostLevels = 4;

const mostMentions = 500;

const makefiles = ['Makefile', 'makefile', 'GNUmakefile', 'justfile'] as const;

/** Folders with scripts and pipelines. */
const forScripts = ['scripts', '.github/workflows', 'pipelines', '.pipelines', '.azuredevops', '.ado', 'azure-pipelines', 'ci'] as const;

function isScript(uri: string): boolean {
  return /\.(?:sh|bash|zsh|azcli|psm?1|bat|cmd|ya?ml)$/i.test(uri);
}

/** The commands in one file. Lines that are continued are one, as are lines that hold nothing but such arguments. */
const mentionsIn: (file: SourceFile) => readonly Mention[] = perFile((file) => {
  if (!mentionsFiles(file.text)) return [];
  const from = folderOf(file.uri);
  const lines = file.text.slice(0, largest).replace(/[\\`^][ \t]*\r?\n[ \t]*/g, ' ').split(/\r?\n/);
  const folders = lines.flatMap(foldersIn);
  const found: Mention[] = [];
  let before: { line: number; mention: Mention } | undefined;
  for (const [line, text] of lines.entries()) {
    const patterns = [...text.matchAll(argument)].flatMap(([, quoted = '', single = '', bare = '']) => patternOf(quoted || single || bare) ?? []);
    if (patterns.length === 0) continue;
    const isContinued = before?.line === line - 1 && /^[ \t]*(?:-[ \t]+)?["']?--?var-file/.test(text);
    const own = foldersOf(text);
    const mention: Mention = { from, folders: own.length > 0 ? own : folders, patterns: isContinued ? [...(before?.mention.patterns ?? []), ...patterns] : patterns };
    if (isContinued) found.pop();
    found.push(mention);
    before = { line, mention };
  }
  return found;
});

const largest = 262_144;

/** `-var-file=a`, `--var-file a`, `-var-file="a b"`, `"-var-file=a"`; in a list of arguments `"-var-file", "a"`. */
const argument = /--?var-file(?:=|[ \t]+|["'][ \t]*,[ \t]*)(?:\\?"([^"\n]*)\\?"|'([^'\n]*)'|((?:\$\{\{[^}]*\}\}|\$\([^)\s]*(?: [^)]*)?\)|\{\{[^}]*\}\}|[^\s"'`;|&)])+))/g;

/** The folder that one command works in: `-chdir=infra`, `cd infra && terraform plan …`. */
function foldersOf(text: string): readonly string[] {
  const changed = [...text.matchAll(/-chdir=["']?([^\s"']+)/g)].flatMap(([, folder = '']) => writtenFolder(folder));
  return changed.length > 0 ? changed : [...text.matchAll(/(?:^|[;&|(\t ])cd[ \t]+["']?([^\s"';&|)]+)/g)].flatMap(([, folder = '']) => writtenFolder(folder));
}

function foldersIn(line: string): readonly string[] {
  const [, folder = ''] = /^[ \t]*(?:-[ \t]+)?["']?(?:working-?directory|cd|pushd|Set-Location|Push-Location|TF_ROOT|TF_WORKING_DIR\w*|TERRAFORM_DIR\w*)["']?(?:[ \t]*[:=][ \t]*|[ \t]+(?:-Path[ \t]+)?)["']?([^\s"';&|#]+)/i.exec(line) ?? [];
  return folder === '' ? [] : writtenFolder(folder);
}

/** What is filled in at the beginning is the folder of the script or of the repository; elsewhere it could be anything. */
function writtenFolder(text: string): readonly string[] {
  const { parts } = patternOf(text) ?? { parts: [] };
  const [first, ...others] = parts;
  const rest = first?.kind === 'filled' ? others : parts;
  const written = rest.flatMap((part) => (part.kind === 'text' ? part.text : [])).join('').replace(/^\/+/, '').replace(/\/+$/, '');
  return written === '' || rest.some(({ kind }) => kind === 'filled') ? [] : [written];
}

/** Takes a path apart. Undefined for one that says nothing: all of it is filled in. */
function patternOf(written: string): PathPattern | undefined {
  const text = written.replaceAll('\\', '/').replace(/^\.\//, '');
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(filled)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'filled', name: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  const holes = parts.filter(({ kind }) => kind === 'filled').length;
  return holes === parts.length || holes > mostHoles ? undefined : { parts };
}

const mostHoles = 6;

const filled = /\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$\[[^\]]*\]|\{\{[^}]*\}\}|\$env:\w+|\$\w+|%\w+%|<[\w-]+>|\*/g;

/** The folders that a command may run in: those that the text names, from its own folder or from one above, and these themselves. */
export function rootsOf({ folders, from }: Mention): readonly string[] {
  const bases: string[] = [];
  for (let above = from; above.includes('/') && bases.length <= mostLevels; above = folderOf(above)) bases.push(above);
  const named = folders.flatMap((folder) => bases.flatMap((base) => resolvePath(base, folder) ?? []));
  return [...new Set([...named, ...bases])];
}

/** What is filled in for the path to mean the file, if it can. Terraform takes paths from the folder that it runs in. */
export function fillingFor(pattern: PathPattern, root: string, uri: string): Filling | undefined {
  const { parts } = pattern;
  const [first, second] = parts;
  const near = matched(parts, relativePath(root, uri), '');
  if (near || first?.kind !== 'filled' || second?.kind !== 'text' || !second.text.startsWith('/')) return near;
  // The folder of the repository or of the script.
  const rest = parts.slice(1).map((part, index): Part => (index === 0 && part.kind === 'text' ? { ...part, text: part.text.replace(/^(?:\/\.\.)+/, '') } : part));
  return matched(rest, uri, '(.*)');
}

/** Each filled part is one name, the same wherever it is written the same. `before`: what may stand before the path. */
function matched(parts: readonly Part[], path: string, before: string): Filling | undefined {
  const names = parts.flatMap((part) => (part.kind === 'filled' ? part.name : []));
  const body = parts.map((part) => (part.kind === 'filled' ? '([^/]+)' : part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('');
  const [whole, ...groups] = new RegExp(`^${before}${body}$`).exec(path) ?? [];
  if (whole === undefined) return undefined;
  const values = before === '' ? groups : groups.slice(1);
  const filling = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? '';
    if ((filling.get(name) ?? value) !== value) return undefined;
    filling.set(name, value);
  }
  return filling;
}

/** The file that a path of the same command means; undefined where a part is not known, or no such file is there. */
export function filledIn({ parts }: PathPattern, filling: Filling, root: string, from: string, files: Files): SourceFile | undefined {
  const [first] = parts;
  const known = parts.map((part) => (part.kind === 'text' ? part.text : filling.get(part.name)));
  const isFromElsewhere = first?.kind === 'filled' && known[0] === undefined;
  if (known.slice(isFromElsewhere ? 1 : 0).includes(undefined)) return undefined;
  const path = known.slice(isFromElsewhere ? 1 : 0).join('');
  const bases = isFromElsewhere ? rootsOf({ folders: [], from, patterns: [] }) : [root];
  for (const base of bases) {
    const uri = resolvePath(base, path);
    const file = uri === undefined || nameOf(uri) === '' ? undefined : files.get(uri);
    if (file) return file;
  }
  return undefined;
}

/** The folder that a path leads to; undefined where a part of that is not known. */
export function folderIn({ parts }: PathPattern, filling: Filling, root: string): string | undefined {
  const hole = '\0';
  const path = parts.map((part) => (part.kind === 'text' ? part.text : (filling.get(part.name) ?? hole))).join('');
  const folder = path.includes('/') ? folderOf(path) : '.';
  return folder.includes(hole) ? undefined : resolvePath(root, folder);
}
