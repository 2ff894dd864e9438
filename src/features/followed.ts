import { reportsOf, type Analysis } from '../analyze';
import { isCompanyFile } from '../facts/company-file';
import { languages } from '../languages';
import { valuesOf, type Unit } from '../languages/language';
import type { Reads } from '../text/files';
import { nameOf } from '../text/uris';

/**
 * How it is told whether a file is one to read: by its name, or by a look at its beginning, since many things are
 * JSON, YAML or Markdown. Undefined for a file that no language has to do with. `path` is its path below the folder that was opened.
 */
export type Interest = 'name' | 'look' | undefined;

export function interestIn(uri: string, path: string): Interest {
  if (isCompanyFile(uri)) return 'name';
  const owners = languages.filter((language) => language.owns(uri));
  if (owners.length === 0) return undefined;
  if (owners.some((language) => !language.recognizes)) return 'name';
  return isSomethingElse(path) ? undefined : 'look';
}

/** Whether a text that begins so is one to read, of a file whose name leaves that open. */
export function isRecognized(uri: string, start: string): boolean {
  const look = start.slice(0, lookLengthOf(uri));
  return languages.some((language) => (language.owns(uri) && language.recognizes?.(look, uri)) || language.consults?.(look, uri));
}

/** Whether the text of a file that the user names is one to read, though nobody would follow it: a plan of Terraform. */
export function isReadWhenNamed(text: string): boolean {
  return languages.some((language) => language.readsWhenNamed?.(text));
}

/** The largest file of that kind that is read, in bytes. It holds everything that a program knows of a deployment. */
export const largestNamed = 32 * 1024 * 1024;

/**
 * The Bicep beside it that a template was compiled from, if the compiler says so at the beginning of its text. Where that is
 * there, what was compiled is not read: nobody edits it, and it is many times as long.
 */
export function compiledFrom(uri: string, start: string): string | undefined {
  return /"_generator"\s*:\s*\{\s*"name"\s*:\s*"bicep"/.test(start) ? uri.replace(/\.jsonc?$/, '.bicep') : undefined;
}

/** Where the compiler writes by itself what it makes of a file. */
export function compiledTo(uri: string): string | undefined {
  return uri.endsWith('.bicep') ? uri.replace(/bicep$/, 'json') : undefined;
}

/** A reading of texts: to find out what a folder deploys, or to evaluate a deployment. */
export interface Reading {
  /** The folder or file that it is about, and the files that give the values. */
  readonly places: readonly string[];
  /** What was read, and what was looked for in vain. */
  readonly reads: Reads;
}

export function* readingsOf(analysis: Analysis): Generator<Reading> {
  for (const [folder, { reads }] of analysis.memory.outlines.all()) yield { places: [folder], reads };
  for (const { deployment } of reportsOf(analysis)) yield { places: placesOf(deployment.unit), reads: deployment.reads };
}

/** The root of a deployment, and the files that give its values. */
export function placesOf(unit: Unit): readonly string[] {
  return [unit.root, ...valuesOf(unit)];
}

/**
 * How much of a file is looked at, in characters; of a file on disk in bytes. JSON says at its head what it is. A script or a document may come to
 * `az` only at its end.
 */
export function lookLengthOf(uri: string): number {
  return isJson(uri) ? 8192 : 262_144;
}

/** Whether most files of that name have nothing to do with us, and there may be thousands: YAML and Markdown. */
export function isCommon(uri: string): boolean {
  return /\.(?:md|markdown|ya?ml)$/i.test(uri);
}

/** The largest file that is read because a text names it, in bytes: as much as Bicep itself loads. */
export const largestLoaded = 1024 * 1024;

/** Whether a folder on the path holds what a build has made: a copy, which nobody writes by hand. Scripts lie in `bin` by custom. */
export function isOutput(path: string): boolean {
  return !isScript(path) && path.split('/').slice(0, -1).some((name) => outputs.has(name.toLowerCase()));
}

const outputs: ReadonlySet<string> = new Set(['bin', 'obj']);

/** Whether it lies where `terraform init` puts modules: read where a root calls them, and never reported in. */
export function isDownloaded(uri: string): boolean {
  return /\/\.terraform\/modules(?:\/|$)/.test(uri);
}

/** What an editor or a build has put there, and JSON that is never a template, by the names of other programs: most of the JSON that there is, and the largest. */
function isSomethingElse(path: string): boolean {
  return isOutput(path) || path.split('/').some((name) => editors.has(name)) || (isJson(path) && packages.test(nameOf(path)));
}

function isJson(path: string): boolean {
  return /\.jsonc?$/.test(path);
}

function isScript(path: string): boolean {
  return /\.(?:sh|bash|zsh|azcli|psm?1|bat|cmd)$/i.test(path);
}

const editors: ReadonlySet<string> = new Set(['.vscode', '.vs', '.idea', '.devcontainer']);

const packages = /^(?:\..*|package(?:-lock)?\.json|npm-shrinkwrap\.json|composer\.json|[jt]sconfig(?:\..+)?\.json)$/;
