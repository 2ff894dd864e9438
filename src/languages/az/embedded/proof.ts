import { applyEdits, type SourceFile, type TextEdit } from '../../../text/span';
import type { GivenText, ScriptText } from './script-text';

type Read = (file: SourceFile) => readonly ScriptText[];

/** The scripts of a document with edits that are tried: the document is read anew, and nothing differs but what was to be changed. */
export function withProvedEdits(scripts: readonly ScriptText[], read: Read): readonly ScriptText[] {
  return scripts.map((script, index) => {
    const { file, text, dialect, session, when, folders, runs } = script;
    const written: ScriptText['written'] = (at, words) => {
      const edit = script.written(at, words);
      const wanted = `${text.slice(0, at.start)}${words}${text.slice(at.end)}`;
      const after = edit && readAfter(edit, file, scripts, read);
      return after?.every((each, i) => each.text === (i === index ? wanted : scripts[i]?.text)) ? edit : undefined;
    };
    const environment = new Map([...script.environment].map(([name, given]) => [name, provedGiven(name, given, index, scripts, read)] as const));
    return { dialect, text, file, session, when, folders, environment, spanOf: script.spanOf, written, ...(runs !== undefined && { runs }), get tree() { return script.tree; } };
  });
}

function provedGiven(name: string, given: GivenText, index: number, scripts: readonly ScriptText[], read: Read): GivenText {
  const { written } = given;
  const [script] = scripts;
  if (!written || !script) return given;
  return {
    ...given,
    written(text) {
      const edit = written(text);
      const after = edit && readAfter(edit, script.file, scripts, read);
      return after?.[index]?.environment.get(name)?.text === text && after.every((each, i) => each.text === scripts[i]?.text) ? edit : undefined;
    },
  };
}

function readAfter(edit: TextEdit, file: SourceFile, scripts: readonly ScriptText[], read: Read): readonly ScriptText[] | undefined {
  const after = read({ uri: file.uri, text: applyEdits(file.text, [edit]) });
  return after.length === scripts.length ? after : undefined;
}
