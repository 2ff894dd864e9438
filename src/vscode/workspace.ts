import * as vscode from 'vscode';
import { analyze, type Analysis, type Options } from '../analyze';
import { languages } from '../languages';
import { readExcludes, readOptions, section, today } from './settings';
import { coreUri, isVendored, isWork, vendoredFolders } from './uris';

/** How long to wait after a keystroke before the text is read again. */
const pause = 100;

/** Files beyond this size are no configuration that somebody writes. In bytes. */
const largestFile = 2_000_000;

/** The analysis of the open workspace, kept up to date with its files and with the text in the editors. */
export interface Workspace extends vscode.Disposable {
  /** The analysis of the text as it stands now: what waits is read first. */
  current(): Analysis;
  /** After each analysis. */
  readonly onDidAnalyze: vscode.Event<Analysis>;
  /** When the files of the workspace have been read for the first time. */
  readonly ready: Promise<void>;
}

/** The files that are read: everything that a language owns by its name. */
const glob = '**/{*.tf,*.tofu,*.tfvars,.terraform.lock.hcl}';

export function openWorkspace(): Workspace {
  const analyzed = new vscode.EventEmitter<Analysis>();
  const pending = new Map<string, string | undefined>();
  const loaded = new Set<string>();
  let options: Options = readOptions();
  let analysis: Analysis = analyze(undefined, new Map(), options);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const now = today();
    if (now !== options.today) options = { ...options, today: now };
    if (pending.size === 0 && options === analysis.options) return;
    const changes = new Map(pending);
    pending.clear();
    analysis = analyze(analysis, changes, options);
    analyzed.fire(analysis);
  }

  function change(uri: string, text: string | undefined): void {
    if (!pending.has(uri) && analysis.files.get(uri)?.text === text) return;
    pending.set(uri, text);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  function isOurs(uri: vscode.Uri): boolean {
    return isWork(uri) && !isVendored(uri) && languages.some((language) => language.owns(coreUri(uri)));
  }

  function openText(uri: vscode.Uri): string | undefined {
    const key = coreUri(uri);
    return vscode.workspace.textDocuments.find((document) => !document.isClosed && coreUri(document.uri) === key)?.getText();
  }

  /** Brings in what is on disk, unless an editor holds the text. */
  async function readFile(uri: vscode.Uri): Promise<void> {
    if (!isOurs(uri)) return;
    const text = openText(uri) ?? (await textOnDisk(uri));
    if (text === undefined) loaded.delete(coreUri(uri));
    else loaded.add(coreUri(uri));
    change(coreUri(uri), openText(uri) ?? text);
  }

  async function readAll(): Promise<void> {
    const excludes = [...vendoredFolders.map((name) => `**/${name}/**`), ...readExcludes()];
    const found = await vscode.workspace.findFiles(glob, `{${excludes.join(',')}}`);
    const keys = new Set(found.map(coreUri));
    for (const key of loaded) if (!keys.has(key)) { loaded.delete(key); change(key, undefined); }
    await Promise.all(found.map(readFile));
    for (const document of vscode.workspace.textDocuments) opened(document, keys);
    flush();
  }

  /** A file that is open counts even outside the workspace, as long as it is open; one that is excluded does not. */
  function opened(document: vscode.TextDocument, inWorkspace?: ReadonlySet<string>): void {
    const key = coreUri(document.uri);
    if (!isOurs(document.uri)) return;
    const belongs = inWorkspace ? inWorkspace.has(key) : loaded.has(key);
    if (belongs || vscode.workspace.getWorkspaceFolder(document.uri) === undefined) change(key, document.getText());
    else if (!inWorkspace) void includes(document.uri).then((is) => { if (is) { loaded.add(key); change(key, openText(document.uri)); } });
  }

  /** Whether a file of the workspace is one that the search finds, and not excluded. */
  async function includes(uri: vscode.Uri): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const path = uri.path.slice(folder.uri.path.length).replace(/^\//, '');
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, path), excludesGlob(), 1);
    return found.length > 0;
  }

  function excludesGlob(): string | undefined {
    const own = readExcludes();
    return own.length > 0 ? `{${own.join(',')}}` : undefined;
  }

  function closed(document: vscode.TextDocument): void {
    const key = coreUri(document.uri);
    if (!isOurs(document.uri)) return;
    if (loaded.has(key)) void readFile(document.uri);
    else change(key, undefined);
  }

  /** Whatever lies at the uri or below it is gone: a deleted folder is announced without its files. */
  function forget(uri: vscode.Uri): void {
    const gone = coreUri(uri);
    for (const key of [...loaded]) if (key === gone || key.startsWith(`${gone}/`)) { loaded.delete(key); change(key, undefined); }
  }

  /** A folder that comes as a whole may be announced without its files, too. */
  async function noticeFolder(uri: vscode.Uri): Promise<void> {
    if (isVendored(uri) || uri.path.slice(uri.path.lastIndexOf('/')).includes('.')) return;
    if (await isFolder(uri)) await readAll();
  }

  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  const everything = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  const subscriptions = [
    analyzed,
    watcher,
    everything,
    watcher.onDidCreate((uri) => void includes(uri).then((is) => (is ? readFile(uri) : undefined))),
    watcher.onDidChange((uri) => { if (loaded.has(coreUri(uri))) void readFile(uri); }),
    everything.onDidDelete(forget),
    everything.onDidCreate((uri) => void noticeFolder(uri)),
    vscode.workspace.onDidDeleteFiles(({ files }) => { files.forEach(forget); }),
    vscode.workspace.onDidRenameFiles(() => void readAll()),
    vscode.workspace.onDidOpenTextDocument((document) => opened(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => opened(document)),
    vscode.workspace.onDidCloseTextDocument(closed),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void readAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) options = readOptions();
      if (event.affectsConfiguration(section) || event.affectsConfiguration('files.exclude')) void readAll();
    }),
  ];

  return {
    current() {
      flush();
      return analysis;
    },
    onDidAnalyze: analyzed.event,
    ready: readAll(),
    dispose() {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is gone again.
    return false;
  }
}

async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // A file that is gone, or that may not be read, is as good as none.
    return undefined;
  }
}
