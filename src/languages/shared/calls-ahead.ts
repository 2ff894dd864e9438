import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';

/**
 * What the file calls, less what leads back to the file: of files that call each other none would be the first, and none
 * would be judged.
 */
export function callsAhead(file: SourceFile, files: Files, callsOf: (file: SourceFile) => readonly string[]): readonly string[] {
  return callsOf(file).filter((called) => !leadsTo(file.uri, called, files, callsOf));
}

function leadsTo(target: string, from: string, files: Files, callsOf: (file: SourceFile) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
    if (uri === target) return true;
    if (seen.has(uri)) continue;
    seen.add(uri);
    const file = files.get(uri);
    if (file) open.push(...callsOf(file));
  }
  return false;
}
