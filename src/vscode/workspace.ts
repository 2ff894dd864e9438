import * as vscode from 'vscode';
import { analyze, type Analysis, type Options } from '../analyze';
import { followFiles, isOwned } from './files';
import { isExcluded, readOptions, section, today } from './settings';
import { coreUri, isSearchable } from './uris';

/** How long to wait after a keystroke before the text is read again, in milliseconds. */
const pause = 100;

/** The analysis of the open workspace, kept up to date with its files and with the text in the editors. */
export interface Workspace extends vscode.Disposable {
  /** The analysis of the text as it stands now: what waits is read first. */
  current(): Analysis;
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
  }

  /** Takes in what now stands in the file: in an editor, else on disk. */
  function update(uri: string): void {
    const document = vscode.workspace.textDocuments.find((each) => coreUri(each.uri) === uri && !each.isClosed && counts(each));
    const text = document?.getText() ?? files.get(uri);
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
    if (!isOwned(uri) || (uri.scheme === 'untitled' && !terraform.has(document.languageId))) return false;
    if (files.has(uri) || vscode.workspace.getWorkspaceFolder(uri) === undefined) return true;
    return !isSearchable(uri) && !isExcluded(document);
  }

  function opened(document: vscode.TextDocument): void {
    const { uri } = document;
    update(coreUri(uri));
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
    for (const document of vscode.workspace.textDocuments) if (isOwned(document.uri)) opened(document);
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
    vscode.workspace.onDidOpenTextDocument((document) => { if (isOwned(document.uri)) opened(document); }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => { if (isOwned(document.uri)) update(coreUri(document.uri)); }),
    vscode.workspace.onDidSaveTextDocument((document) => { if (isOwned(document.uri)) files.saved(document.uri, document.getText()); }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (isOwned(uri)) update(coreUri(uri)); }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void searchAgain()),
    vscode.workspace.onDidChangeConfiguration(settingsChanged),
  ];

  return {
    current() {
      flush();
      return analysis;
    },
    onDidAnalyze: analyzed.event,
    ready: start(),
    dispose() {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Languages that a text without a name may be in. */
const terraform: ReadonlySet<string> = new Set(['terraform', 'opentofu']);
