import * as vscode from 'vscode';
import type { Options } from '../analyze';
import type { GivenValues } from '../facts/given-variants';
import { groups, levels, type Level } from '../model/finding';
import { noHeadroom, readHeadroom, type Headroom } from '../model/headroom';
import { rules } from '../rules';
import { coreUri } from './uris';

/** The section of all our settings. */
export const section = 'aksnet';

export function readOptions(): Options {
  const configuration = vscode.workspace.getConfiguration(section);
  const severities: Record<string, Level> = {};
  for (const { id } of rules) {
    const level = levelOf(configuration.get<unknown>(`rules.${id}`));
    if (level) severities[id] = level;
  }
  const byGroup = configuration.get<unknown>('groups');
  const wishes = groups.flatMap((group) => {
    const level = typeof byGroup === 'object' && byGroup !== null ? levelOf(Object.entries(byGroup).find(([name]) => name === group)?.[1]) : undefined;
    return level ? [[group, level] as const] : [];
  });
  return { today: today(), settings: { severities, groups: Object.fromEntries(wishes), headroom: headroomIn(configuration.get<unknown>('headroom')), values: (vscode.workspace.workspaceFolders ?? []).flatMap(valuesIn) } };
}

/** Which files of variables the settings of a folder give to which roots. What is no such list is left out. */
function valuesIn({ uri }: vscode.WorkspaceFolder): readonly GivenValues[] {
  const written = vscode.workspace.getConfiguration(section, uri).get<unknown>('terraform.variableFiles');
  return (typeof written === 'object' && written !== null ? Object.entries(written) : []).flatMap(([roots, list]) => {
    const files = (Array.isArray(list) ? list : [list]).flatMap((item: unknown): readonly (string | readonly string[])[] => {
      if (typeof item === 'string') return [item];
      return Array.isArray(item) ? [item.filter((name: unknown) => typeof name === 'string')] : [];
    });
    return files.length > 0 ? [{ base: coreUri(uri), roots, files }] : [];
  });
}

/** The date here and now, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What makes no sense is as if it were not written: the editor shows it against the schema of the setting. */
function headroomIn(written: unknown): Headroom {
  let found = noHeadroom;
  if (typeof written !== 'object' || written === null) return found;
  for (const [name, value] of Object.entries(written)) {
    const key = headroomKeys.find((each) => each === name);
    if (key && (typeof value === 'string' || typeof value === 'number')) found = { ...found, ...readHeadroom(key, String(value)) };
  }
  return found;
}

const headroomKeys = ['surge', 'growth', 'spare'] as const;

/** `default`, and whatever somebody wrote by mistake, is no wish. */
function levelOf(written: unknown): Level | undefined {
  return levels.find((level) => level === written);
}

/** Globs of files to leave out, besides vendored folders. */
export function readExcludes(): readonly string[] {
  const written = vscode.workspace.getConfiguration(section).get<unknown>('exclude');
  return Array.isArray(written) ? written.filter((glob) => typeof glob === 'string' && glob !== '') : [];
}

/** Whether the settings leave out a file of the workspace: ours, or those that hide files. */
export function isExcluded(document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) return false;
  const hidden = Object.entries(vscode.workspace.getConfiguration('files', document.uri).get<Readonly<Record<string, unknown>>>('exclude', {}));
  const globs = [...readExcludes(), ...hidden.flatMap(([glob, value]) => (value === true ? [glob] : []))];
  return globs.flatMap((glob) => [glob, `${glob}/**`]).some((glob) => vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, document) > 0);
}
