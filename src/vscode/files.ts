import * as vscode from 'vscode';
import { compiledFrom, compiledTo, interestIn, isCommon, isDownloaded, isOutput, isRecognized, largestLoaded, lookLengthOf, type Interest } from '../features/followed';
import { after, isFolder, namesIn, textOnDisk } from './disk';
import { readExcludes } from './settings';
import { coreUri, editorUri, isSearchable, isVendored, isWork, pathBelow, vendoredFolders } from './uris';

/** The texts of the workspace's files as they are on disk, kept up to date. */
export interface Files extends vscode.Disposable {
  /** The text on disk; undefined for a file that does not belong to the workspace, that cannot be read, or that is JSON, YAML or a script of another kind. */
  get(uri: string): string | undefined;
  /** Whether the workspace has the file and does not exclude it. */
  has(uri: vscode.Uri): boolean;
  /** Takes in the text that an editor has just written. */
  saved(uri: vscode.Uri, text: string): void;
  /** Looks whether a file that an editor shows belongs to the workspace, where that is not known yet. */
  opened(uri: vscode.Uri): void;
  /** Looks again what belongs to the workspace: its folders or what it excludes are others. */
  searchAgain(): Promise<void>;
  /** Reads the files beside this one, which no search finds. */
  readBeside(uri: vscode.Uri): Promise<void>;
  /** Reads files that the text of others names, whatever is in them, and keeps to them from now on. */
  want(uris: Iterable<string>): void;
  /** The same for the files in folders of downloaded modules. */
  wantDownloaded(folders: Iterable<string>): Promise<void>;
  isWanted(uri: string): boolean;
}

/** The files that are looked at: everything that a language owns by its name. */
const glob = '**/{*.tf,*.tofu,*.tfvars,.terraform.lock.hcl,*.bicep,*.bicepparam,*.json,*.jsonc,*.sh,*.bash,*.zsh,*.azcli,*.ps1,*.psm1,*.bat,*.cmd,*.yml,*.yaml,*.md,*.markdown,.aksnet.yaml,.aksnet.yml}';

/** Files beyond this size are no configuration that somebody writes. In bytes. */
const largestFile = 2_000_000;

/** How many files are looked at after a search, those that lie deepest left out: they are looked at when they are opened or change. */
const mostLooks = 10_000;

/** How many of them may be YAML and Markdown: a site or the manifests of a cluster may be nothing else. */
const mostCommon = 3_000;

/** How many files are read at a time: a server far away answers them one by one. */
const atATime = 64;

/** How long to gather news of files, in milliseconds: a checkout brings hundreds. */
const pause = 50;

/** How long to wait for a search in a file system that may have none, in milliseconds. */
const patience = 3000;

/** Calls `changed` with the uris of files whose text is new or gone, all of one reading together. */
export function followFiles(changed: (uris: readonly string[]) => void): Files {
  /** What the workspace has. Undefined: it is too large, may not be read, or has nothing to do with us. */
  const texts = new Map<string, string | undefined>();
  /** Files that a search does not find and that lie beside an open one, or that a text names. */
  const beside = new Set<string>();
  /** What the texts name, whether it is there or not. */
  const wanted = new Set<string>();
  /** What has been announced since the last search: it is read even if it is known. */
  let announced = new Map<string, vscode.Uri>();
  /** The latest reading of each file: an answer that comes later than its successor, or than the end of its file, is void. */
  const readings = new Map<string, symbol>();
  /** The folders of the workspace in which a search has not come to its end. */
  const unanswered = new Set<string>();
  let searching: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  /** One search at a time; whoever asks meanwhile gets the next. */
  function searchAgain(): Promise<void> {
    waiting ??= Promise.allSettled([searching]).then(() => after(pause)).then(() => {
      waiting = undefined;
      searching = search();
      return searching;
    });
    return waiting;
  }

  async function search(): Promise<void> {
    const news = announced;
    announced = new Map();
    const folders = vscode.workspace.workspaceFolders ?? [];
    const homeless = [...texts.keys()].filter((key) => vscode.workspace.getWorkspaceFolder(editorUri(key)) === undefined);
    homeless.forEach(drop);
    if (homeless.length > 0) changed(homeless);
    await Promise.all(folders.map(async (folder) => {
      const place = folder.uri.toString();
      if (unanswered.has(place)) return;
      unanswered.add(place);
      const answered = findFiles(folder).then((found) => {
        unanswered.delete(place);
        return takeIn(place, found, news);
      });
      // The editor waits for a search that no extension may ever bring; an answer that is late is welcome all the same.
      await (isSearchable(folder.uri) ? answered : Promise.race([answered, after(patience)]));
    }));
    await readNamed([...wanted].filter((key) => !texts.has(key)));
  }

  /** What was found in a folder of the workspace; undefined when the search failed. */
  async function takeIn(place: string, found: readonly vscode.Uri[] | undefined, news: ReadonlyMap<string, vscode.Uri>): Promise<void> {
    if (found === undefined) return;
    const isHere = (uri: vscode.Uri): boolean => vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === place;
    const own = found.filter((uri) => isOwned(uri) && isHere(uri));
    const keys = new Set(own.map(coreUri));
    const gone = [...texts.keys()].filter((key) => !keys.has(key) && !beside.has(key) && isHere(editorUri(key)));
    gone.forEach(drop);
    const fresh = own.filter((uri) => !texts.has(coreUri(uri)) || news.has(coreUri(uri)));
    const [named, unsure] = [fresh.filter((uri) => !needsLook(uri)), fresh.filter(needsLook)];
    for (const uri of unsure) if (!texts.has(coreUri(uri))) texts.set(coreUri(uri), undefined);
    await read(named, gone);
    // Bicep loads JSON and gets values from it; a workspace without Bicep has nothing to wait for.
    const [common, others] = [unsure.filter((uri) => isCommon(uri.path)), unsure.filter((uri) => !isCommon(uri.path))];
    const looked = read([...nearest(others, mostLooks - mostCommon), ...nearest(common, mostCommon)]);
    if (own.some((uri) => compiledTo(coreUri(uri)) !== undefined)) await looked;
  }

  /** Reads the files and tells of them together with those that are gone. What needs a look comes last: it may depend on the others. */
  async function read(uris: readonly vscode.Uri[], gone: readonly string[] = []): Promise<void> {
    const told = [...gone];
    for (const group of [uris.filter((uri) => !needsLook(uri)), uris.filter(needsLook)]) {
      for (let start = 0; start < group.length; start += atATime) {
        await Promise.all(group.slice(start, start + atATime).map(async (uri) => {
          const key = coreUri(uri);
          const reading = Symbol();
          readings.set(key, reading);
          const text = await textOf(uri);
          if (readings.get(key) !== reading) return;
          if (text !== undefined || isOwned(uri)) texts.set(key, text);
          else drop(key);
          told.push(key);
        }));
      }
    }
    if (told.length > 0) changed(told);
  }

  /** The text on disk, of a file that is one to read. */
  function textOf(uri: vscode.Uri): Promise<string | undefined> {
    const interest = interestOf(uri);
    return textOnDisk(uri, interest === undefined ? largestLoaded : largestFile, (start) => isToRead(coreUri(uri), interest, start), lookLengthOf(coreUri(uri)));
  }

  function isToRead(key: string, interest: Interest, start: string): boolean {
    if (interest === 'name' || wanted.has(key)) return true;
    const source = compiledFrom(key, start);
    return interest === 'look' && isRecognized(key, start) && (source === undefined || texts.get(source) === undefined);
  }

  /** Reads files that texts name. What a search would have found and did not is excluded, or not there. */
  async function readNamed(keys: readonly string[]): Promise<void> {
    const isSearched = (uri: vscode.Uri): boolean => isSearchable(uri) && isOwned(uri);
    const uris = keys.map(editorUri).filter((uri) => mayRead(uri) && (texts.has(coreUri(uri)) || !isSearched(uri)));
    for (const uri of uris) if (!isSearched(uri)) beside.add(coreUri(uri));
    await read(uris);
  }

  function drop(key: string): void {
    texts.delete(key);
    beside.delete(key);
    readings.delete(key);
  }

  /** Whatever lies at the uri or below it is gone: a deleted folder is announced without its files. */
  function forget(uri: vscode.Uri): void {
    const place = coreUri(uri);
    const isGone = (key: string): boolean => key === place || key.startsWith(`${place}/`);
    for (const key of [...readings.keys()].filter(isGone)) readings.delete(key);
    const gone = [...texts.keys()].filter(isGone);
    gone.forEach(drop);
    if (gone.length > 0) changed(gone);
    const compiled = gone.flatMap((key) => compiledTo(key) ?? []).filter((key) => texts.has(key));
    if (compiled.length > 0) void read(compiled.map(editorUri));
  }

  function announce(uri: vscode.Uri): void {
    if (!isOwned(uri)) return;
    announced.set(coreUri(uri), uri);
    void searchAgain();
  }

  /** A file or folder that is new or that has changed. */
  async function notice(uri: vscode.Uri): Promise<void> {
    const key = coreUri(uri);
    if (texts.has(key)) await read([uri]);
    else if (wanted.has(key) && !isOwned(uri)) await readNamed([key]);
    // Programs write JSON all the time: what is none of ours is not worth a search.
    else if (!needsLook(uri) || (await textOf(uri)) !== undefined) announce(uri);
  }

  /** A folder that comes as a whole may be announced without its files, too. */
  async function noticeFolder(uri: vscode.Uri): Promise<void> {
    if (waiting === undefined && !isOwned(uri) && !isVendored(uri) && (await isFolder(uri))) await searchAgain();
  }

  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions = [
    watcher,
    watcher.onDidCreate((uri) => {
      void notice(uri);
      void noticeFolder(uri);
    }),
    watcher.onDidChange((uri) => { if (texts.has(coreUri(uri)) || needsLook(uri)) void notice(uri); }),
    watcher.onDidDelete(forget),
    vscode.workspace.onDidCreateFiles(({ files }) => {
      files.forEach(announce);
      void searchAgain();
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => { files.forEach(forget); }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) forget(oldUri);
      void searchAgain();
    }),
  ];

  return {
    get: (uri) => texts.get(uri),
    has: (uri) => texts.has(coreUri(uri)),
    saved(uri, text) {
      const key = coreUri(uri);
      if (!texts.has(key)) { announce(uri); return; }
      readings.delete(key);
      texts.set(key, isToRead(key, interestOf(uri), text) ? text : undefined);
    },
    opened(uri) {
      const isNew = needsLook(uri) && !texts.has(coreUri(uri));
      if (isNew && isSearchable(uri) && vscode.workspace.getWorkspaceFolder(uri)) announce(uri);
    },
    searchAgain,
    async readBeside(uri) {
      const folder = vscode.Uri.joinPath(uri, '..');
      const names = await namesIn(folder);
      const files = names.map((name) => vscode.Uri.joinPath(folder, name)).filter((file) => isOwned(file) && !texts.has(coreUri(file)));
      for (const file of files) beside.add(coreUri(file));
      await read(files);
    },
    want(uris) {
      const fresh = [...uris].filter((uri) => !wanted.has(uri));
      for (const uri of fresh) wanted.add(uri);
      void readNamed(fresh.filter((uri) => texts.get(uri) === undefined));
    },
    async wantDownloaded(folders) {
      for (const folder of folders) {
        const uri = editorUri(folder);
        if (isDownloaded(pathBelow(uri)) && mayRead(uri)) this.want((await namesIn(uri)).map((name) => `${folder}/${name}`).filter((file) => interestIn(file, file) === 'name'));
      }
    },
    isWanted: (uri) => wanted.has(uri),
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** How it is told whether the file is one to read; undefined for what is not somebody's own work. */
export function interestOf(uri: vscode.Uri, key = coreUri(uri)): Interest {
  return isWork(uri) && !isVendored(uri) ? interestIn(key, pathBelow(uri)) : undefined;
}

/** Whether a language reads files of this name, and it is somebody's own work. */
export function isOwned(uri: vscode.Uri, key = coreUri(uri)): boolean {
  return interestOf(uri, key) !== undefined;
}

function needsLook(uri: vscode.Uri): boolean {
  return interestOf(uri) === 'look';
}

/** The files that lie the fewest folders deep, if they are more than so many. */
function nearest(uris: readonly vscode.Uri[], most: number): readonly vscode.Uri[] {
  if (uris.length <= most) return uris;
  const depthOf = ({ path }: vscode.Uri): number => path.split('/').length;
  return uris.toSorted((a, b) => depthOf(a) - depthOf(b)).slice(0, most);
}

/** Nothing is read outside of the workspace, and nothing that was not written there. */
function mayRead(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && (!isVendored(uri) || isDownloaded(pathBelow(uri))) && !isOutput(pathBelow(uri));
}

/** What the settings do not exclude; undefined when the search fails. */
async function findFiles(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[] | undefined> {
  const excludes = [...vendoredFolders.map((name) => `**/${name}/**`), ...readExcludes()];
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), `{${excludes.join(',')}}`);
  } catch {
    return undefined;
  }
}
