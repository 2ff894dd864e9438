import type { Condition } from '../../../model/condition';
import type { SourceFile, Span, TextEdit } from '../../../text/span';
import { parseBash } from '../bash/parse';
import { parseBatch } from '../batch/parse';
import { parsePowerShell } from '../powershell/parse';
import type { Dialect, Place, Script } from '../tree';

/** A script of a file: the file itself, a step of a pipeline, a fenced block of a document. */
export interface ScriptText {
  readonly dialect: Dialect;
  /** What the text says; places in it are offsets into `text`. It is parsed when it is asked for. */
  readonly tree: Script;
  /** What the shell sees: escapes resolved, lines folded, indentation taken away. */
  readonly text: string;
  /** The document. */
  readonly file: SourceFile;
  /** The place in the document. What spans several lines there has their indentation in it. */
  readonly spanOf: (place: Place) => Span;
  /**
   * The edit of the document that makes the shell see `text` at the place; undefined when there is no certain way. The
   * lines of `text` end with `\n`, and have the indentation that the shell is to see.
   */
  readonly written: (at: Place, text: string) => TextEdit | undefined;
  /**
   * What the document sets for the script, by name. `RG`: a variable of the process's environment. What is put into the text before the shell
   * sees it has the name that stands in the placeholder, `env.RG` or `parameters.size`; a macro of Azure Pipelines, `$(rg)`, and a
   * variable of Ansible, `{{ rg }}`, are there with their marks. Of these only what the script mentions.
   */
  readonly environment: ReadonlyMap<string, GivenText>;
  /** Scripts of a file with the same session share the shell's variables: all blocks of a Markdown document in one dialect. */
  readonly session: number;
  /** What must hold for it to run, where the document offers alternatives. Empty: it always runs. */
  readonly when: readonly Condition[];
  /** The folders in which relative paths may begin, the likeliest first. */
  readonly folders: readonly string[];
  /** The path of the script file that runs instead of a text, as written; `text` is empty then. */
  readonly runs?: string;
}

/** A text that the document gives. */
export interface GivenText {
  /** Undefined when it is set and not known. */
  readonly text: string | undefined;
  /** Where it is written. */
  readonly span: Span;
  /** Whether rewriting the span rewrites the text. */
  readonly literal: boolean;
  /** The edit of the document that makes it another text. Only of a literal, and undefined when there is no certain way. */
  readonly written?: (text: string) => TextEdit | undefined;
  /** Whether it is a default: whoever calls the document may give another. */
  readonly callerSets?: boolean;
  /** Why it is not known: a clause for people. */
  readonly why?: string;
  /** Where it may be one of several, as the values of a matrix are: each with what must hold for it. `text` is undefined then. */
  readonly ways?: readonly GivenWay[];
}

export interface GivenWay {
  readonly text: string;
  readonly span: Span;
  readonly when: readonly Condition[];
}

/** The way between what the shell sees and what the document holds. */
export interface Passage {
  spanOf(place: Place): Span;
  written(at: Place, text: string): TextEdit | undefined;
}

/** What surrounds a script. */
export type Setting = Pick<ScriptText, 'environment' | 'session' | 'when' | 'folders' | 'runs'>;

export function scriptText(file: SourceFile, dialect: Dialect, text: string, passage: Passage, setting: Setting): ScriptText {
  let tree: Script | undefined;
  return {
    dialect,
    get tree() {
      tree ??= parsers[dialect](text);
      return tree;
    },
    text,
    file,
    spanOf: (place) => passage.spanOf(place),
    written: (at, words) => passage.written(at, words),
    ...setting,
  };
}

const parsers: Readonly<Record<Dialect, (text: string) => Script>> = { bash: parseBash, powershell: parsePowerShell, batch: parseBatch };
