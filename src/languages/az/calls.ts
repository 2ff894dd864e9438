import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { folderOf, resolvePath } from '../../text/uris';
import { scriptsOf, type ScriptText } from './sources';
import type { Statement, Value, Word } from './tree';
import { plainWord, writtenPath } from './evaluate/shell';

/** The scripts that a file sources or runs, of those that are there. */
export function calledBy(file: SourceFile, files: Files): readonly string[] {
  return pathsIn(file).flatMap(({ path, folders }) => {
    for (const folder of folders) {
      const uri = resolvePath(folder, path);
      if (uri !== undefined && uri !== file.uri && files.get(uri)) return [uri];
    }
    return [];
  });
}

interface NamedPath {
  readonly path: string;
  readonly folders: readonly string[];
}

const pathsIn = perFile((file): readonly NamedPath[] =>
  scriptsOf(file).flatMap((script) => {
    const folders = foldersOf(script);
    if (script.runs !== undefined) return [{ path: script.runs.replaceAll('\\', '/'), folders }];
    if (!/\.(?:sh|bash|zsh|azcli|ps1|cmd|bat)\b|(?:^|\s)(?:source|\.)\s/m.test(script.text)) return [];
    return pathsOf(script.tree.statements).map((path) => ({ path: path.replaceAll('\\', '/'), folders }));
  }));

/** The folders from which a script's relative paths may start. */
export function foldersOf(script: ScriptText): readonly string[] {
  return script.folders.length > 0 ? script.folders : [folderOf(script.file.uri)];
}

function pathsOf(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement): readonly string[] => {
    switch (statement.kind) {
      case 'command': {
        const path = pathRun(statement.words);
        return [...(path === undefined ? [] : [path]), ...statement.words.flatMap(pathsWithin)];
      }
      case 'assignment':
        return statement.value ? pathsWithin(statement.value) : [];
      case 'if':
        return statement.branches.flatMap(({ test, body }) => [...pathsOf(test), ...pathsOf(body)]);
      case 'case':
        return statement.branches.flatMap(({ body }) => pathsOf(body));
      case 'loop':
      case 'block':
      case 'function':
        return pathsOf(statement.body);
      case 'output':
        return pathsWithin(statement.value);
      case 'jump':
        return [];
    }
  });
}

function pathsWithin(value: Value): readonly string[] {
  if (value.kind === 'computed') return pathsOf(value.statements);
  return value.kind === 'word' ? value.parts.flatMap((part) => (part.kind === 'substitution' ? pathsOf(part.statements) : [])) : [];
}

function pathRun(words: readonly Word[]): string | undefined {
  const [first, ...others] = words.filter((word) => !['sudo', 'exec', 'command', '&', 'call'].includes(plainWord(word) ?? ''));
  const name = plainWord(first);
  if (!first) return undefined;
  const script = (word: Word): string | undefined => { const path = plainWord(word) ?? writtenPath(word); return path !== undefined && !/^\/|^[a-z]:/i.test(path) ? path : undefined; };
  if (name === 'source' || name === '.') return others[0] && script(others[0]);
  if (name !== undefined && /^(?:(?:ba|z|da|k)?sh|pwsh|powershell)(?:\.exe)?$/i.test(name)) return others.map(script).find((path) => path !== undefined && isScript(path));
  const own = script(first);
  return own !== undefined && isScript(own) && /[/\\]/.test(own) ? own : undefined;
}

function isScript(path: string): boolean {
  return /\.(?:sh|bash|zsh|azcli|ps1|cmd|bat)$/i.test(path);
}
