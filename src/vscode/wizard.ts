import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { networkRequest } from '../features/network-request';
import { answersOf, firstAnswers, type Answers, type Surroundings } from '../features/wizard/answers';
import { analyzeProposal, outcomeOf, reasonsOf, surroundingsOf, waysToWrite, type WizardOutcome } from '../features/wizard/outcome';
import { stepAfter, stepsFor } from '../features/wizard/steps';
import type { Step } from '../features/wizard/step';
import type { ProposedNetwork } from '../model/proposed-network';
import { askChoice, askStep, type Offer } from './questions';
import { readOptions } from './settings';
import { coreUri } from './uris';
import type { Workspace } from './workspace';
import { folderAtHand, insertAtCursor, writeFiles } from './write-proposal';

/** Shows a proposal before anything is written: the map does. */
export type ShowProposal = (proposal: {
  readonly title: string;
  readonly analysis: Analysis;
  readonly notes: readonly string[];
  readonly actions: readonly { readonly label: string; readonly run: () => unknown }[];
}) => vscode.Disposable;

/** The command that plans a network. What was answered outlives a cancelled run and the window. */
export function offerWizard(workspace: Workspace, state: vscode.Memento, show: ShowProposal | undefined): vscode.Disposable {
  return vscode.commands.registerCommand('aksnet.planNetwork', async () => {
    await workspace.ready;
    const folder = folderAtHand();
    const around = surroundingsOf(workspace.current(), folder && coreUri(folder.uri));
    const saved = savedRun(state.get(key), around);
    const start = saved ? await askChoice({ title: 'Plan a network', placeholder: 'There are answers from last time' }, [
      { id: 'continue', label: '$(debug-continue) Go on where you were', description: saved.step === undefined ? 'all is answered' : stepsFor(saved.answers, around).find(({ id }) => id === saved.step)?.title ?? '' },
      { id: 'anew', label: '$(new-file) Start anew', description: '' },
    ]) : 'anew';
    if (start === undefined || start === 'back') return;
    const run = start === 'continue' && saved ? saved : { answers: firstAnswers(around), step: 'name' };
    await ask({ around, folder, state, show }, run);
  });
}

const key = 'aksnet.plan';

interface Run {
  readonly answers: Answers;
  /** The question that is open; undefined when all are answered. */
  readonly step: string | undefined;
}

interface Session {
  readonly around: Surroundings;
  /** What new files are written to. */
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly state: vscode.Memento;
  readonly show: ShowProposal | undefined;
}

/** Asks from the open question on, and then says what comes of it. A cancelled question leaves the answers where they are. */
async function ask(session: Session, run: Run): Promise<void> {
  const { around, state } = session;
  let { answers } = run;
  let step: Step | undefined = run.step === undefined ? undefined : stepsFor(answers, around).find(({ id }) => id === run.step);
  /** Where one answer is changed, the summary comes right behind it. */
  let single = false;
  for (;;) {
    await state.update(key, { answers, step: step?.id });
    if (!step) {
      const next = await conclude(session, answers);
      if (next === undefined) return;
      answers = next.answers;
      step = stepsFor(answers, around).find(({ id }) => id === next.step);
      single = step !== undefined;
      continue;
    }
    const steps = stepsFor(answers, around);
    const at = steps.findIndex(({ id }) => id === step?.id);
    const given = await askStep(step, { number: at + 1, of: steps.length, canGoBack: at > 0 });
    if (given.kind === 'cancelled') return;
    if (given.kind === 'back') {
      step = steps[at - 1];
      single = false;
      continue;
    }
    answers = given.answers;
    const next = stepAfter(step.id, answers, around);
    // An answer may bring questions of its own, which are asked even when only this one was to be changed.
    const isFollowUp = next !== undefined && !steps.some(({ id }) => id === next.id);
    step = single && !isFollowUp ? undefined : next;
  }
}

/** The summary. What to ask next: another question, or the summary again; undefined when it is done with. */
async function conclude(session: Session, answers: Answers): Promise<Run | undefined> {
  const { around, show } = session;
  const outcome = outcomeOf(answers, around);
  const { proposal } = outcome;
  const chosen = await askChoice({ title: proposal.kind === 'proposed' ? `Plan: ${outcome.summary}` : 'Plan: no room', placeholder: proposal.kind === 'proposed' ? 'What to do with the plan' : outcome.summary }, choicesFor(outcome, show !== undefined));
  switch (chosen) {
    case undefined:
      return undefined;
    case 'back':
      return { answers, step: stepsFor(answers, around).at(-1)?.id };
    case 'change':
      return changeOne(session, answers);
    case 'alternatives':
      return chooseAlternative(outcome, answers);
    default:
      if (proposal.kind === 'proposed') return carryOut(chosen, session, answers, proposal.network, proposal.notes);
      return undefined;
  }
}

function choicesFor({ proposal, alternatives, existing }: WizardOutcome, hasMap: boolean): readonly Offer[] {
  const change = { id: 'change', label: '$(edit) Change an answer', description: '' };
  if (proposal.kind === 'refused') {
    const none = alternatives.length === 0;
    return [...(none ? [] : [{ id: 'alternatives', label: '$(lightbulb) What there is room for', description: `${String(alternatives.length)}, the smallest change first`, detail: proposal.messages.join('; ') }]), { ...change, ...(none ? { detail: proposal.messages.join('; ') } : {}) }];
  }
  return [
    ...(hasMap ? [{ id: 'map', label: '$(graph) Show in the map', description: 'before anything is written' }] : []),
    { id: 'write', label: '$(new-file) Write it to new files', description: 'Terraform, Bicep, ARM or az' },
    { id: 'insert', label: '$(insert) Insert it at the cursor', description: '' },
    { id: 'request', label: '$(mail) Open the request to the network team', description: 'Markdown' },
    { id: 'copy', label: '$(copy) Copy the request as Markdown', description: '' },
    change,
    ...rowsOf(proposal.network, existing),
  ];
}

/** The plan itself below what can be done with it. Choosing a row opens the whole of it. */
function rowsOf({ networks, clusters }: ProposedNetwork, existing: readonly string[]): readonly Offer[] {
  const [cluster] = clusters;
  const rows = [
    ...networks.flatMap((network) => network.subnets.map(({ name, prefixes, reason }) => ({ label: `${networks.length > 1 ? `${network.location}/` : ''}${name}`, description: prefixes.join(' + '), detail: reason }))),
    ...(cluster ? [{ label: 'services', description: `${cluster.serviceCidrs.join(' + ')}, DNS ${cluster.dnsServiceIp}`, detail: cluster.reasons.services }] : []),
    ...(cluster && cluster.podCidrs.length > 0 ? [{ label: 'pods', description: cluster.podCidrs.join(' + '), detail: cluster.reasons.pods }] : []),
    ...existing.map((detail) => ({ label: 'instead', description: 'what exists already', detail })),
  ];
  return rows.map((row, index) => ({ id: 'request', ...row, ...(index === 0 ? { above: 'the plan' } : {}) }));
}

async function carryOut(chosen: string, session: Session, answers: Answers, network: ProposedNetwork, notes: readonly string[]): Promise<Run | undefined> {
  switch (chosen) {
    case 'map':
      session.show?.({
        title: `Plan: ${answers.name}`,
        analysis: analyzeProposal(network, readOptions()),
        notes: [...reasonsOf(network), ...notes],
        actions: [
          { label: 'Write it to new files', run: () => writeFiles(waysToWrite(network), answers.name, session.folder) },
          { label: 'Change answers', run: () => ask(session, { answers, step: undefined }) },
        ],
      });
      return undefined;
    case 'write':
      return (await writeFiles(waysToWrite(network), answers.name, session.folder)) ? undefined : { answers, step: undefined };
    case 'insert':
      return (await insertAtCursor(waysToWrite(network))) ? undefined : { answers, step: undefined };
    case 'request':
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: networkRequest(network, notes) }));
      return undefined;
    case 'copy':
      await vscode.env.clipboard.writeText(networkRequest(network, notes));
      void vscode.window.setStatusBarMessage('The request is in the clipboard', 5000);
      return undefined;
    default:
      return undefined;
  }
}

/** Lets one of the answers be chosen, to give another. */
async function changeOne({ around }: Session, answers: Answers): Promise<Run | undefined> {
  const steps = stepsFor(answers, around);
  const chosen = await askChoice({ title: 'Plan: change an answer', placeholder: 'Which answer is to be another one' }, steps.map(({ id, title, shown }) => ({ id, label: title, description: shown })));
  if (chosen === undefined) return undefined;
  return { answers, step: chosen === 'back' ? undefined : chosen };
}

async function chooseAlternative({ alternatives }: WizardOutcome, answers: Answers): Promise<Run | undefined> {
  const chosen = await askChoice(
    { title: 'Plan: what there is room for', placeholder: 'The smallest change comes first' },
    alternatives.map(({ title, about, network }, index) => ({ id: String(index), label: title, description: network.networks.map(({ addressSpace }) => addressSpace.join(' + ')).join(', '), detail: about })),
  );
  if (chosen === undefined) return undefined;
  const alternative = alternatives[Number(chosen)];
  return { answers: alternative ? answersOf(answers, alternative.requirement) : answers, step: undefined };
}

/** What was stored, where it is what this version stores. */
function savedRun(stored: unknown, around: Surroundings): Run | undefined {
  if (typeof stored !== 'object' || stored === null || !('answers' in stored) || typeof stored.answers !== 'object' || stored.answers === null) return undefined;
  const blank = firstAnswers(around);
  const names = Object.keys(blank);
  const given = stored.answers;
  const isWhole = names.every((name) => name in given && typeof Reflect.get(given, name) === typeof Reflect.get(blank, name));
  const step = 'step' in stored && typeof stored.step === 'string' ? stored.step : undefined;
  return isWhole ? { answers: given as Answers, step } : undefined;
}
