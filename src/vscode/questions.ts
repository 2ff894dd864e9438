import * as vscode from 'vscode';
import type { Answers } from '../features/wizard/answers';
import type { InputStep, PickStep, Step } from '../features/wizard/step';

/** What somebody did with a question. */
export type Given = { readonly kind: 'given'; readonly answers: Answers } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

export interface Place {
  readonly number: number;
  readonly of: number;
  readonly canGoBack: boolean;
}

/** Puts one question. Escape cancels it; the arrow in its title and the editor's own key for it go back. */
export function askStep(step: Step, place: Place): Promise<Given> {
  return step.kind === 'input' ? askInput(step, place) : askPick(step, place);
}

const heading = 'Plan a network';

function askInput(step: InputStep, { number, of, canGoBack }: Place): Promise<Given> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { title: `${heading}: ${step.title}`, step: number, totalSteps: of, value: step.value, prompt: step.prompt, ignoreFocusOut: true });
  if (canGoBack) box.buttons = [vscode.QuickInputButtons.Back];
  return shown(box, (end) => {
    const look = (): string | undefined => {
      const fault = step.check(box.value);
      box.validationMessage = fault === undefined ? '' : { message: `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`, severity: vscode.InputBoxValidationSeverity.Error };
      return fault;
    };
    return [
      box.onDidChangeValue(look),
      box.onDidAccept(() => {
        if (look() === undefined) end({ kind: 'given', answers: step.give(box.value) });
      }),
      box.onDidTriggerButton(() => { end({ kind: 'back' }); }),
    ];
  });
}

interface ChoiceItem extends vscode.QuickPickItem {
  readonly id: string;
  readonly refused: string | undefined;
}

function askPick(step: PickStep, { number, of, canGoBack }: Place): Promise<Given> {
  const box = vscode.window.createQuickPick<ChoiceItem>();
  const items = step.choices.map(({ id, label, description, detail, picked, refused }): ChoiceItem => ({ id, label, description, detail, picked, refused }));
  Object.assign(box, { title: `${heading}: ${step.title}`, step: number, totalSteps: of, placeholder: step.prompt, canSelectMany: step.many, ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true });
  box.items = items;
  const chosen = items.filter(({ picked }) => picked);
  if (step.many) box.selectedItems = chosen;
  else box.activeItems = chosen.slice(0, 1);
  if (canGoBack) box.buttons = [vscode.QuickInputButtons.Back];
  return shown(box, (end) => [
    box.onDidAccept(() => {
      const picked = step.many ? box.selectedItems : box.activeItems.slice(0, 1);
      const refused = picked.find((item) => item.refused !== undefined);
      if (refused?.refused !== undefined) box.title = `${heading}: ${refused.refused}`;
      else if (step.many || picked.length > 0) end({ kind: 'given', answers: step.give(picked.map(({ id }) => id)) });
    }),
    box.onDidTriggerButton(() => { end({ kind: 'back' }); }),
  ]);
}

/** Something to choose. `above` stands as a heading over it and those that follow. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly above?: string;
}

/** Lets one of several be chosen. `back` for the arrow in the title, undefined when it is cancelled. */
export async function askChoice(
  { title, placeholder }: { readonly title: string; readonly placeholder: string },
  choices: readonly Offer[],
): Promise<string | undefined> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly id: string }>();
  Object.assign(box, { title, placeholder, ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true });
  box.items = choices.flatMap(({ above, ...each }) => [
    ...(above === undefined ? [] : [{ id: '', label: above, kind: vscode.QuickPickItemKind.Separator }]),
    { ...each },
  ]);
  box.buttons = [vscode.QuickInputButtons.Back];
  return shown<string | undefined>(box, (end) => [
    box.onDidAccept(() => {
      const [active] = box.activeItems;
      if (active) end(active.id);
    }),
    box.onDidTriggerButton(() => { end('back'); }),
  ], undefined);
}

/** Shows the box until it ends by itself or is hidden, and takes it away. */
function shown(box: vscode.QuickInput, listen: (end: (given: Given) => void) => readonly vscode.Disposable[]): Promise<Given>;
function shown<T>(box: vscode.QuickInput, listen: (end: (given: T) => void) => readonly vscode.Disposable[], cancelled: T): Promise<T>;
function shown(box: vscode.QuickInput, listen: (end: (given: unknown) => void) => readonly vscode.Disposable[], cancelled: unknown = { kind: 'cancelled' }): Promise<unknown> {
  return new Promise((resolve) => {
    let listening: readonly vscode.Disposable[] = [];
    const end = (given: unknown): void => {
      resolve(given);
      for (const each of listening) each.dispose();
      box.dispose();
    };
    listening = [...listen(end), box.onDidHide(() => { end(cancelled); })];
    box.show();
  });
}
