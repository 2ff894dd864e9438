import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { deploymentsAbout, drawnReports, elementsAt, reportOf, sentDeployment, spanOf, type SentDeployment } from '../features/map';
import type { FromPage, WhatIf } from '../model/map';
import { readFromPage } from '../model/map-reading';
import { isRecord } from '../model/reading';
import type { Span } from '../text/span';
import { checked, editOf, insert, review } from './map-edits';
import { everywhere, mapHtml, optionsFor, post, type SentMessage } from './map-page';
import { offsetOf, rangeOf } from './places';
import { coreUri, documentUri, editorUri } from './uris';
import type { Workspace } from './workspace';

export const mapViewType = 'aksnet.map';
export const showMapCommand = 'aksnet.showMap';

/** What tests see of the open map: they cannot look into its page, which another process draws. */
export interface MapProbe {
  sent(): readonly SentMessage[];
  received(): readonly FromPage[];
  /** As if the page had said it. */
  receive(message: unknown): void;
  editFor(deployment: string, wanted: readonly WhatIf[]): vscode.WorkspaceEdit | undefined;
}

/** The command, the panel and its life after a reload. */
export function serveMap(extension: vscode.Uri, workspace: Workspace): vscode.Disposable & { readonly probe: MapProbe } {
  let open: OpenMap | undefined;

  function take(panel: vscode.WebviewPanel): OpenMap {
    const map = openMap(extension, panel, workspace);
    open = map;
    panel.onDidDispose(() => { if (open === map) open = undefined; });
    return map;
  }

  /** `about` is a file or folder; a lens names the element, too. */
  function show(about: unknown, at: unknown): void {
    const uri = about instanceof vscode.Uri ? about : vscode.window.activeTextEditor?.document.uri;
    if (open) open.panel.reveal();
    else take(vscode.window.createWebviewPanel(mapViewType, 'Capacity Map', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false }, optionsFor(extension)));
    if (uri) open?.about(uri, isRecord(at) && typeof at.deployment === 'string' && typeof at.element === 'string' ? { deployment: at.deployment, element: at.element } : undefined);
  }

  const life = vscode.Disposable.from(
    vscode.commands.registerCommand(showMapCommand, show),
    vscode.window.registerWebviewPanelSerializer(mapViewType, {
      deserializeWebviewPanel(panel) {
        take(panel);
        return Promise.resolve();
      },
    }),
    { dispose: () => { open?.panel.dispose(); } },
  );
  return {
    dispose: () => { life.dispose(); },
    probe: {
      sent: () => open?.sent ?? [],
      received: () => open?.received ?? [],
      receive: (message) => { open?.receive(message); },
      editFor: (deployment, wanted) => editOf(workspace.current(), deployment, wanted),
    },
  };
}

interface OpenMap {
  readonly panel: vscode.WebviewPanel;
  /** The latest messages both ways. */
  readonly sent: readonly SentMessage[];
  readonly received: readonly FromPage[];
  receive(input: unknown): void;
  /** Shows what a file or folder is part of, and nothing else. */
  about(uri: vscode.Uri, at: Place | undefined): void;
}

interface Place {
  readonly deployment: string;
  readonly element: string;
}

/** Keeps the page in a panel the same as the analysis, and does what it asks for. */
function openMap(extension: vscode.Uri, panel: vscode.WebviewPanel, workspace: Workspace): OpenMap {
  const known = new Map<string, SentDeployment>();
  const sent: SentMessage[] = [];
  const received: FromPage[] = [];
  const made = new WeakMap<object, SentDeployment>();
  /** Whether there is a page that hears: one that is out of sight is gone, and says so when it is there again. */
  let listens = false;
  let complete = false;
  /** Whether the page was told that the files are read. */
  let toldComplete = false;
  let revealed: { readonly uri: string; readonly range: vscode.Range } | undefined;
  let wanted: { readonly uri: vscode.Uri; readonly at: Place | undefined; readonly isTold: boolean } | undefined;

  function tell(message: SentMessage): void {
    remember(sent, message);
    post(panel, message);
  }

  function receive(input: unknown): void {
    const message = readFromPage(input);
    if (!message) return;
    remember(received, message);
    void take(message);
  }

  function update(analysis: Analysis): void {
    if (!listens) return;
    const reports = drawnReports(analysis);
    const now = new Map(reports.map((report) => {
      let deployment = made.get(report);
      if (!deployment) {
        deployment = sentDeployment(analysis, report, placeName);
        made.set(report, deployment);
      }
      return [deployment.key, deployment] as const;
    }));
    const changed = [...now.values()].filter((deployment) => known.get(deployment.key) !== deployment);
    const order = [...now.keys()];
    // What to show comes before the data, so that nothing else flashes up; what to select comes behind it.
    const asked = takeWanted(analysis);
    if (asked) tell({ kind: 'scope', keys: asked.keys });
    if (changed.length > 0 || order.length !== known.size || toldComplete !== complete) {
      known.clear();
      for (const [key, deployment] of now) known.set(key, deployment);
      toldComplete = complete;
      tell({ kind: 'data', order, changed, ready: complete });
    }
    if (asked?.at) tell({ kind: 'select', ...asked.at });
  }

  /** Once the files are read, what was asked for is found; all are shown as long as it is not. */
  function takeWanted(analysis: Analysis): { readonly keys: readonly string[]; readonly at: Place | undefined } | undefined {
    if (!wanted || !complete) return undefined;
    const { uri, at } = wanted;
    const keys = deploymentsAbout(analysis, coreUri(uri));
    if (keys.length === 0 && wanted.isTold) return undefined;
    // A file that was made a moment ago is read a moment later.
    wanted = keys.length === 0 ? { uri, at, isTold: true } : undefined;
    return { keys, at };
  }

  function follow({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (isRevealed(textEditor, selection)) return;
    if (!listens || !selection || !workspace.follows(textEditor.document)) return;
    const analysis = workspace.current();
    const uri = documentUri(textEditor.document);
    const offset = offsetOf(analysis, uri, selection.active);
    for (const { deployment, element } of offset === undefined ? [] : elementsAt(analysis, uri, offset)) tell({ kind: 'select', deployment, element });
  }

  /** What the map itself has shown is no news for it: several elements may have the same text. */
  function isRevealed({ document }: vscode.TextEditor, selection: vscode.Selection | undefined): boolean {
    return revealed !== undefined && selection !== undefined && document.uri.toString() === revealed.uri && selection.isEqual(revealed.range);
  }

  async function revealHere(analysis: Analysis, span: Span): Promise<void> {
    revealed = { uri: editorUri(span.uri).toString(), range: rangeOf(analysis, span) };
    await reveal(analysis, span, panel);
  }

  async function take(message: FromPage): Promise<void> {
    const analysis = workspace.current();
    switch (message.kind) {
      case 'ready':
        listens = true;
        known.clear();
        toldComplete = false;
        update(analysis);
        return;
      case 'reveal': {
        const report = reportOf(analysis, message.deployment);
        const span = report && spanOf(report, message.element, message.property);
        if (span) await revealHere(analysis, span);
        return;
      }
      case 'revealFinding': {
        const finding = reportOf(analysis, message.deployment)?.findings[message.finding];
        if (finding) await revealHere(analysis, finding.span);
        return;
      }
      case 'check':
        tell({ kind: 'checked', number: message.number, ...checked(analysis, message.deployment, message.wanted) });
        return;
      case 'edit':
        await review(analysis, message.deployment, message.wanted);
        return;
      case 'insert':
        await insert(analysis, message.deployment, message.subnet);
        return;
      case 'copy':
      case 'save':
      case 'act':
        await everywhere(message);
        return;
    }
  }

  const subscriptions = [
    workspace.onDidAnalyze(update),
    vscode.window.onDidChangeTextEditorSelection((event) => { if (event.kind !== undefined) follow(event); }),
    panel.onDidChangeViewState(() => { if (!panel.visible) listens = false; }),
    panel.webview.onDidReceiveMessage(receive),
  ];
  panel.onDidDispose(() => { for (const each of subscriptions) each.dispose(); });
  panel.webview.options = optionsFor(extension);
  panel.webview.html = mapHtml(panel.webview, extension);
  panel.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.png');
  void workspace.ready.then(() => {
    complete = true;
    update(workspace.current());
  });

  return {
    panel,
    sent,
    received,
    receive,
    about(uri, at) {
      wanted = { uri, at, isTold: false };
      update(workspace.current());
    },
  };
}

/** The latest of many: a long day at the map must not fill the memory. */
function remember<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > 50) list.shift();
}

function placeName(uri: string): string {
  const folder = vscode.workspace.workspaceFolders?.find((each) => coreUri(each.uri) === uri);
  if (folder) return folder.name;
  return vscode.workspace.asRelativePath(editorUri(uri), (vscode.workspace.workspaceFolders?.length ?? 0) > 1);
}

/** Shows a place of the text beside the map; the map keeps the focus, so that its keys go on working. */
async function reveal(analysis: Analysis, span: Span, panel: vscode.WebviewPanel): Promise<void> {
  const uri = editorUri(span.uri);
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const other = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined && viewColumn !== panel.viewColumn);
  const column = shown?.viewColumn ?? other?.viewColumn ?? (panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One);
  const range = rangeOf(analysis, span);
  try {
    const editor = await vscode.window.showTextDocument(uri, { viewColumn: column, preserveFocus: true, preview: true });
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch {
    // A file of a proposal, or one that is gone: there is nothing to show.
  }
}
