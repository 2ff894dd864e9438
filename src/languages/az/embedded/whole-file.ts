import type { SourceFile } from '../../../text/span';
import { folderOf } from '../../../text/uris';
import type { Dialect } from '../tree';
import { shebangOf } from './names';
import { scriptText, type ScriptText } from './script-text';

/** The file as one script; none when its first line names another kind of interpreter. */
export function wholeFile(file: SourceFile, byName: Dialect): readonly ScriptText[] {
  const named = shebangOf(file.text);
  if (named === null) return [];
  const spanOf = ({ start, end }: { readonly start: number; readonly end: number }) => ({ uri: file.uri, start, end });
  const lineBreak = /\r\n?|\n/.exec(file.text)?.[0] ?? '\n';
  return [scriptText(file, named ?? byName, file.text, {
    spanOf,
    written: (at, text) => ({ span: spanOf(at), text: text.replace(/\r?\n/g, lineBreak) }),
  }, { environment: new Map(), session: 0, when: [], folders: [folderOf(file.uri)] })];
}
