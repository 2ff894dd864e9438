import * as vscode from 'vscode';
import type { Options } from '../analyze';
import { groups, levels, type Level } from '../model/finding';
import { rules } from '../rules';

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
  return { today: today(), settings: { severities, groups: Object.fromEntries(wishes) } };
}

/** The date here and now, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

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
