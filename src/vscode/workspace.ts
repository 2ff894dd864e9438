import * as vscode from 'vscode';
import { analyze, type Analysis, type Options } from '../analyze';
import { isDownloaded, isRecognized, lookLengthOf, readingsOf } from '../features/followed';
import type { Reads } from '../text/files';
import { followFiles, interestOf } from './files';
import { isExcluded, readOptions, section, today } from './settings';
import { documentUri, documentUris, endings, isSearchable } from './uris';

/** How long to wait after a keystroke before the text is read again, in milliseconds. */
const pause = 100;

/** The analysis of the open workspace, kept up to date with its files and with the text in the editors. */
export interface Workspace extends vscode.Disposable {
  /** The analysis of the text as it stands now: what waits is read first. */
  current(): Analysis;
  /** Whether the analysis has the text of the document, or will have it: of other JSON, YAML or Markdown there is nothing to say. */
  follows(document: vscode.TextDocument): boolean;
  /** After each analysis. */
  readonly onDidAnalyze: vscode.Event<Analysis>;
  /** When the files of the workspace have been read for the first time. */
  readonly ready: Promise<void>;
}

export function openWorkspace(): Workspace {
  const analyzed = new vscode.EventEmitter<Analysis>();
  const pending = new Map<string, string | undefined>();
  let options: Options = readOptions();
  let analysis: Analysis = analyze(undefined, new Map(), options);
  const searched = new WeakSet<Reads>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let complete = false;

  /** Before all files are there, what is missing would look like a fault. */
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!complete) return;
    const now = today();
    if (now !== options.today) options = { ...options, today: now };
    if (pending.size === 0 && options === analysis.options) return;
    analysis = analyze(analysis, new Map(pending), options);
    pending.clear();
    analyzed.fire(analysis);
    const { uris, folders } = namedInVain();
    files.want(uris);
    void files.wantDownloaded(folders);
  }

  /** What the texts name and the analysis does not have, as far as it was read anew. */
  function namedInVain(): { readonly uris: ReadonlySet<string>; readonly folders: ReadonlySet<string> } {
    const uris = new Set<string>();
    const folders = new Set<string>();
    for (const { reads } of readingsOf(analysis)) {
      if (searched.has(reads)) continue;
      searched.add(reads);
      for (const uri of reads.files) if (!analysis.files.get(uri)) uris.add(uri);
      for (const folder of reads.folders) if (isDownloaded(folder) && analysis.files.directlyIn(folder).length === 0) folders.add(folder);
    }
    return { uris, folders };
  }

  /** Takes in what now stands in the file: in an editor, else on disk. */
  function update(uri: string): void {
    const document = vscode.workspace.textDocuments.find((each) => documentUri(each) === uri && !each.isClosed && counts(each));
    const text = document ? textOf(document) : files.get(uri);
    if (!pending.has(uri) && analysis.files.get(uri)?.text === text) return;
    pending.set(uri, text);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  /**
   * Whether the text of an editor is part of the analysis. A file outside the workspace is, as long as it is open; one of
   * the workspace when the search finds it or, in a file system that has none, when nothing excludes it.
   */
  function counts(document: vscode.TextDocument): boolean {
    const { uri } = document;
    if (!concerns(document) || (uri.scheme === 'untitled' && endings[document.languageId] === undefined)) return false;
    if (files.has(uri) || vscode.workspace.getWorkspaceFolder(uri) === undefined) return true;
    return !isSearchable(uri) && !isExcluded(document);
  }

  /** The text of an editor that counts, if it is one to read. */
  function textOf(document: vscode.TextDocument): string | undefined {
    const key = documentUri(document);
    const isOurs = interestOf(document.uri, key) === 'name' || files.isWanted(key) || isRecognized(key, startOf(document, key));
    return isOurs ? document.getText() : undefined;
  }

  /** Whether the document may be part of the analysis, or may have been: by its name, or because a text names it. */
  function concerns(document: vscode.TextDocument): boolean {
    return documentUris(document).some((uri) => interestOf(document.uri, uri) !== undefined || files.isWanted(uri));
  }

  function changed(document: vscode.TextDocument): void {
    if (concerns(document)) documentUris(document).forEach(update);
  }

  function opened(document: vscode.TextDocument): void {
    if (!concerns(document)) return;
    changed(document);
    const { uri } = document;
    files.opened(uri);
    if (!files.has(uri) && vscode.workspace.getWorkspaceFolder(uri) && counts(document)) void files.readBeside(uri);
  }

  function settingsChanged(event: vscode.ConfigurationChangeEvent): void {
    if (event.affectsConfiguration(section)) {
      options = readOptions();
      flush();
    }
    if (event.affectsConfiguration(`${section}.exclude`) || event.affectsConfiguration('files.exclude')) void searchAgain();
  }

  /** What is open may belong to the workspace now, or no longer. */
  async function searchAgain(): Promise<void> {
    await files.searchAgain();
    vscode.workspace.textDocuments.forEach(opened);
  }

  async function start(): Promise<void> {
    await searchAgain();
    complete = true;
    flush();
  }

  const files = followFiles((uris) => { uris.forEach(update); });
  const subscriptions = [
    analyzed,
    files,
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(({ document }) => { changed(document); }),
    vscode.workspace.onDidSaveTextDocument((document) => { if (concerns(document)) files.saved(document.uri, document.getText()); }),
    vscode.workspace.onDidCloseTextDocument(changed),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      options = readOptions();
      void searchAgain();
    }),
    vscode.workspace.onDidChangeConfiguration(settingsChanged),
  ];

  return {
    current() {
      flush();
      return analysis;
    },
    follows(document) {
      const uri = documentUri(document);
      return pending.has(uri) || analysis.files.get(uri) !== undefined;
    },
    onDidAnalyze: analyzed.event,
    ready: start(),
    dispose() {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** The beginning of a text, as much as a look takes, at a cost that does not grow with the text. */
function startOf(document: vscode.TextDocument, key: string): string {
  const length = lookLengthOf(key);
  // More lines than the comments and braces before a `$schema` take; of a script all, if they are not short throughout.
  return document.getText(new vscode.Range(0, 0, Math.ceil(length / 40), 0)).slice(0, length);
}
