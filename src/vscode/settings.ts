import * as vscode from 'vscode';
import type { Options } from '../analyze';
import type { Severity } from '../model/finding';
import { rules } from '../rules';

/** The section of all our settings. */
export const section = 'aksnet';

export function readOptions(): Options {
  const configuration = vscode.workspace.getConfiguration(section);
  const severities: Record<string, Severity | 'off'> = {};
  for (const { id } of rules) {
    const written = configuration.get<string>(`rules.${id}`, 'default');
    if (isSeverity(written)) severities[id] = written;
  }
  return { today: today(), settings: { severities } };
}

/** The date here and now, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function isSeverity(text: string): text is Severity | 'off' {
  return text === 'error' || text === 'warning' || text === 'info' || text === 'off';
}

/** Globs of files to leave out, besides vendored folders. */
export function readExcludes(): readonly string[] {
  return vscode.workspace.getConfiguration(section).get<readonly string[]>('exclude', []);
}
