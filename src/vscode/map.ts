import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { deploymentsAbout, drawnReports, elementsAt, reportOf, sentDeployment, spanOf, type SentDeployment } from '../features/map';
import { editsFor, findingsAfter, insertionFor } from '../features/what-if';
import type { FromPage, NewSubnet, ToPage, WhatIf } from '../model/map';
import { readFromPage } from '../model/map-reading';
import { isRecord } from '../model/reading';
import type { Span } from '../text/span';
import { mapHtml, savePicture } from './map-page';
import { offsetOf, rangeOf, workspaceEditOf } from './places';
import { coreUri, documentUri, editorUri } from './uris';
import type { Workspace } from './workspace';

export const mapViewType = 'aksnet.map';
const proposalViewType = 'aksnet.proposal';
export const showMapCommand = 'aksnet.showMap';

/** A proposed network, shown in the map before anything is written. */
export interface Proposal {
  /** "Plan: aks-shop". */
  readonly title: string;
  /** Of files in memory, which may have made-up uris. */
  readonly analysis: Analysis;
  /** Sentences above the map: the reasons, what did not fit. */
  readonly notes: readonly string[];
  /** Buttons above the map, the main one first. */
  readonly actions: readonly { readonly label: string; readonly run: () => unknown }[];
}

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

let proposed: { readonly panel: vscode.WebviewPanel; show(proposal: Proposal): void } | undefined;

/** Shows a proposal beside the editor, in the place of the one before. */
export function showProposal(extension: vscode.Uri, proposal: Proposal): vscode.Disposable & { readonly onDidDispose: vscode.Event<void> } {
  proposed ??= openProposal(extension);
  proposed.show(proposal);
  const { panel } = proposed;
  panel.reveal(undefined, true);
  return { onDidDispose: panel.onDidDispose, dispose: () => { panel.dispose(); } };
}

function openProposal(extension: vscode.Uri): { readonly panel: vscode.WebviewPanel; show(proposal: Proposal): void } {
  const panel = vscode.window.createWebviewPanel(proposalViewType, 'Proposal', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, optionsFor(extension));
  let shown: Proposal | undefined;
  let listens = false;
  const send = (): void => {
    if (!shown || !listens) return;
    const { analysis, title, notes, actions } = shown;
    post(panel, { kind: 'proposal', title, notes, actions: actions.map(({ label }) => label) });
    const changed = drawnReports(analysis).map((report) => sentDeployment(analysis, report, () => title));
    post(panel, { kind: 'data', order: changed.map(({ key }) => key), changed, ready: true });
  };
  const follow = panel.webview.onDidReceiveMessage((input: unknown) => {
    const message = readFromPage(input);
    if (message?.kind === 'ready') {
      listens = true;
      send();
    } else if (message?.kind === 'act') shown?.actions[message.action]?.run();
    else if (message) void everywhere(message);
  });
  panel.onDidDispose(() => {
    follow.dispose();
    proposed = undefined;
  });
  panel.webview.html = mapHtml(panel.webview, extension);
  return {
    panel,
    show(proposal) {
      shown = proposal;
      panel.title = proposal.title;
      send();
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
  about(uri: vscode.Uri, at: { readonly deployment: string; readonly element: string } | undefined): void;
}

/** Keeps the page in a panel the same as the analysis, and does what it asks for. */
function openMap(extension: vscode.Uri, panel: vscode.WebviewPanel, workspace: Workspace): OpenMap {
  const known = new Map<string, SentDeployment>();
  const sent: SentMessage[] = [];
  const received: FromPage[] = [];
  const made = new WeakMap<object, SentDeployment>();
  let listens = false;
  let complete = false;
  let wanted: { readonly uri: vscode.Uri; readonly at: { readonly deployment: string; readonly element: string } | undefined } | undefined;

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
    if (changed.length === 0 && order.length === known.size && complete) return;
    known.clear();
    for (const [key, deployment] of now) known.set(key, deployment);
    tell({ kind: 'data', order, changed, ready: complete });
    scope(analysis);
  }

  /** Once the files are read, what was asked for is found. */
  function scope(analysis: Analysis): void {
    if (!wanted || !complete || !listens) return;
    const { uri, at } = wanted;
    wanted = undefined;
    tell({ kind: 'scope', keys: deploymentsAbout(analysis, coreUri(uri)) });
    if (at) tell({ kind: 'select', ...at });
  }

  function follow({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (!listens || !selection || !workspace.follows(textEditor.document)) return;
    const analysis = workspace.current();
    const uri = documentUri(textEditor.document);
    const offset = offsetOf(analysis, uri, selection.active);
    for (const { deployment, element } of offset === undefined ? [] : elementsAt(analysis, uri, offset)) tell({ kind: 'select', deployment, element });
  }

  async function take(message: FromPage): Promise<void> {
    const analysis = workspace.current();
    switch (message.kind) {
      case 'ready':
        listens = true;
        known.clear();
        update(analysis);
        return;
      case 'reveal': {
        const report = reportOf(analysis, message.deployment);
        const span = report && spanOf(report, message.element, message.property);
        if (span) await reveal(analysis, span, panel);
        return;
      }
      case 'revealFinding': {
        const finding = reportOf(analysis, message.deployment)?.findings[message.finding];
        if (finding) await reveal(analysis, finding.span, panel);
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
      wanted = { uri, at };
      scope(workspace.current());
    },
  };
}

function optionsFor(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')] };
}

/** The network of a deployment is sent without its places, and read back on the other side. */
type SentMessage = Exclude<ToPage, { kind: 'data' }> | (Omit<Extract<ToPage, { kind: 'data' }>, 'changed'> & { readonly changed: readonly SentDeployment[] });

function post(panel: vscode.WebviewPanel, message: SentMessage): void {
  void panel.webview.postMessage(message);
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

function checked(analysis: Analysis, key: string, wanted: readonly WhatIf[]): { readonly gone: readonly string[]; readonly come: readonly string[]; readonly refused: string | null } {
  const report = reportOf(analysis, key);
  if (!report) return { gone: [], come: [], refused: 'It is no longer in the text' };
  const found = editsFor(analysis, report, wanted);
  return 'refused' in found ? { gone: [], come: [], refused: found.refused } : { ...findingsAfter(analysis, found.edits), refused: null };
}

function editOf(analysis: Analysis, key: string, wanted: readonly WhatIf[]): vscode.WorkspaceEdit | undefined {
  const report = reportOf(analysis, key);
  const found = report && editsFor(analysis, report, wanted);
  return found && 'edits' in found ? workspaceEditOf(analysis, found.edits, { needsConfirmation: true, label: 'Values tried out in the capacity map' }) : undefined;
}

/** Shows the edit in the editor's preview of changes, where somebody takes it or leaves it. */
async function review(analysis: Analysis, key: string, wanted: readonly WhatIf[]): Promise<void> {
  const edit = editOf(analysis, key, wanted);
  if (edit) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  else void vscode.window.showInformationMessage(checked(analysis, key, wanted).refused ?? 'It is no longer in the text');
}

/** Shows the new subnet in the preview of changes; where it cannot be written, its prefix can be taken along. */
async function insert(analysis: Analysis, key: string, subnet: NewSubnet): Promise<void> {
  const report = reportOf(analysis, key);
  const found = report ? insertionFor(analysis, report, subnet) : { refused: 'It is no longer in the text' };
  if ('edits' in found) {
    await vscode.workspace.applyEdit(workspaceEditOf(analysis, found.edits, { needsConfirmation: true, label: `The subnet ${subnet.name} in ${subnet.prefix}` }), { isRefactoring: true });
    return;
  }
  const copy = 'Copy Prefix';
  if ((await vscode.window.showInformationMessage(found.refused, copy)) === copy) await vscode.env.clipboard.writeText(subnet.prefix);
}

/** What any page may ask for, of the workspace or of a proposal. */
async function everywhere(message: FromPage): Promise<void> {
  switch (message.kind) {
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      void vscode.window.setStatusBarMessage(`${message.what} is in the clipboard`, 4000);
      return;
    case 'save':
      await savePicture(message);
      return;
    case 'ready':
    case 'reveal':
    case 'revealFinding':
    case 'check':
    case 'edit':
    case 'insert':
    case 'act':
      return;
  }
}
