import type { FromPage, MapDeployment } from '../model/map';
import { companyLane, lanesOf, type Lane } from './lanes';
import { planned, replanned, type Planned } from './planned';
import { emptyState, keptOf, readKept, shownDeployments, type State } from './state';

/** What a page in the editor has been given by it. */
export interface Editor {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The state of the page, what follows from it, and the way to change it. Whoever draws is told once for each frame. */
export interface Store {
  state(): State;
  change(changes: Partial<State>): void;
  onChange(follow: () => void): void;
  send(message: FromPage): void;
  /** The plan of a deployment with what is tried out. */
  planned(key: string): Planned | undefined;
  /** The plan of a deployment as the text has it. */
  asWritten(key: string): Planned | undefined;
  lanes(key: string): readonly Lane[];
  company(): Lane | undefined;
  shown(): readonly MapDeployment[];
  /** Says something to people who do not see the picture. */
  announce(text: string): void;
}

export function openStore(editor: Editor, live: HTMLElement): Store {
  let state: State = { ...emptyState, ...readKept(editor.getState()) };
  let shown: readonly MapDeployment[] | undefined;
  let company: { readonly lane: Lane | undefined } | undefined;
  let waiting = false;
  const followers: (() => void)[] = [];
  const plans = new WeakMap<MapDeployment, Planned>();
  const trials = new Map<string, { readonly base: Planned; readonly wanted: unknown; readonly planned: Planned }>();
  const lanes = new Map<string, { readonly of: string; readonly deployment: MapDeployment; readonly lanes: readonly Lane[] }>();

  function asWritten(key: string): Planned | undefined {
    const deployment = state.deployments.get(key);
    if (!deployment) return undefined;
    let known = plans.get(deployment);
    if (!known) {
      known = planned(deployment);
      plans.set(deployment, known);
    }
    return known;
  }

  function tried(key: string): Planned | undefined {
    const base = asWritten(key);
    const wanted = state.wanted[key];
    if (!base || !wanted || wanted.length === 0) return base;
    const last = trials.get(key);
    if (last?.base === base && last.wanted === wanted) return last.planned;
    const made = replanned(base, wanted);
    trials.set(key, { base, wanted, planned: made });
    return made;
  }

  /** Lanes depend on ranges, which few of the trials change. */
  function lanesFor(key: string): readonly Lane[] {
    const now = tried(key);
    if (!now) return [];
    const moving = (state.wanted[key] ?? []).filter(({ property }) => property === 'prefixes' || property === 'podCidrs' || property === 'model');
    const of = JSON.stringify(moving);
    const last = lanes.get(key);
    if (last?.of === of && last.deployment === now.deployment) return last.lanes;
    const made = lanesOf(now);
    lanes.set(key, { of, deployment: now.deployment, lanes: made });
    return made;
  }

  function visible(): readonly MapDeployment[] {
    return (shown ??= shownDeployments(state));
  }

  return {
    state: () => state,
    change(changes) {
      state = { ...state, ...changes };
      shown = undefined;
      company = undefined;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        editor.setState(keptOf(state));
        for (const follow of followers) follow();
      });
    },
    onChange(follow) {
      followers.push(follow);
    },
    send(message) {
      editor.postMessage(message);
    },
    planned: tried,
    asWritten,
    lanes: lanesFor,
    company: () => (company ??= { lane: companyLane(visible().flatMap((each) => each.company)) }).lane,
    shown: visible,
    announce(text) {
      live.textContent = text;
    },
  };
}
