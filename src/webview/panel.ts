import type { ToPage } from '../model/map';
import { factsOf, summaryOf } from './details';
import { button, el, replace } from './dom';
import { freePanel } from './free-space';
import { growthCard } from './growth-view';
import type { Planned } from './planned';
import type { Selection } from './state';
import type { Store } from './store';
import { trialBar } from './trial-bar';
import { trialsFor } from './trials';
import { nameOf } from './words';

type Checked = Extract<ToPage, { kind: 'checked' }>;

/** The panel beside the map: what is chosen, what can be tried, and what follows from it. */
export function panelView(store: Store, place: HTMLElement): { draw(): void; checked(answer: Checked): void } {
  const head = el('div', { class: 'panel-head' });
  const facts = el('div', { class: 'panel-facts' });
  const trials = el('div', { class: 'panel-trials' });
  const foot = el('div', { class: 'panel-foot' });
  place.append(head, facts, trials, foot);
  let shown: readonly unknown[] = [];
  let built: readonly unknown[] = [];
  let number = 0;
  let asked: ReturnType<typeof setTimeout> | undefined;
  let answer: Checked | undefined;
  let lastWanted: unknown;

  function draw(): void {
    const { selection, wanted, deployments } = store.state();
    place.classList.toggle('empty', !selection);
    const planned = selection && store.planned(selection.deployment);
    const base = selection && store.asWritten(selection.deployment);
    if (!selection || !planned || !base) {
      built = shown = [];
      replace(head, el('h2', {}, 'Nothing chosen'));
      replace(facts, el('p', { class: 'quiet' }, 'Choose a subnet, a network or a cluster to see its numbers, and to try what follows from other values.'), legend());
      replace(trials);
      replace(foot);
      return;
    }
    const tries = wanted[selection.deployment];
    const selected = JSON.stringify(selection);
    const isNew = built[0] !== selected || built[1] !== deployments.get(selection.deployment);
    // Fields in which somebody types stay; after a reset they are made anew.
    if (isNew || (tries?.length === 0 && Array.isArray(lastWanted) && lastWanted.length > 0)) {
      const fresh = built[0] !== selected;
      built = [selected, deployments.get(selection.deployment)];
      build(selection, fresh);
    }
    if (shown[0] !== selected || shown[1] !== planned) {
      const isTrial = shown[0] === selected && shown[2] === base;
      shown = [selected, planned, base];
      if (selection.kind === 'element') {
        replace(facts, ...factsOf(store, planned, selection.element), ...growthFacts(store, planned, selection.element));
        if (isTrial) store.announce(summaryOf(planned, selection.element));
      }
    }
    if (tries !== lastWanted) {
      lastWanted = tries ?? [];
      answer = undefined;
      ask(selection.deployment);
    }
    const bar = trialBar(store, selection.deployment, answer);
    const focus = foot.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : undefined;
    replace(foot, bar);
    if (focus) foot.querySelector<HTMLElement>(`[data-focus="${focus}"]`)?.focus();
  }

  /** The parts that stay while something is tried out: the head and the fields. */
  function build(selection: Selection, fresh: boolean): void {
    const base = store.asWritten(selection.deployment);
    const planned = store.planned(selection.deployment);
    if (!base || !planned) return;
    const close = button('×', { class: 'icon', 'aria-label': 'Choose nothing', title: 'Choose nothing' }, () => { store.change({ selection: undefined }); });
    if (selection.kind === 'free') {
      replace(head, el('h2', {}, 'Free space'), close);
      replace(facts, ...freePanel(store, planned, selection));
      replace(trials);
    } else {
      const { network, deployment } = base;
      const { element } = selection;
      const all = [...network.clusters, ...network.clusters.flatMap(({ nodePools }) => nodePools), ...network.subnets, ...network.virtualNetworks];
      const found = all.find(({ id }) => id === element);
      const where = deployment.places[element];
      replace(head,
        el('div', {}, el('span', { class: 'kind quiet' }, kindOf(base.network, element)), el('h2', {}, found ? nameOf(found) : element)),
        where === undefined || store.state().proposal ? undefined : button(where, { class: 'link place', title: `Show ${element} in the code` }, () => { store.send({ kind: 'reveal', deployment: selection.deployment, element, property: null }); }),
        close);
      const focus = trials.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : undefined;
      const fields = trialsFor(store, base, element);
      replace(trials, ...(fields.length > 0 ? [el('h3', { class: 'section' }, 'What if'), ...fields] : []));
      if (focus) trials.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
    }
    if (fresh) place.scrollTop = 0;
  }

  /** Asks the editor what the rules say, when nothing moves for a moment. */
  function ask(deployment: string): void {
    clearTimeout(asked);
    const wanted = store.state().wanted[deployment] ?? [];
    if (wanted.length === 0 || store.state().proposal) return;
    asked = setTimeout(() => { store.send({ kind: 'check', number: ++number, deployment, wanted }); }, 250);
  }

  return {
    draw,
    checked(given) {
      if (given.number !== number) return;
      answer = given;
      draw();
    },
  };
}

function growthFacts(store: Store, planned: Planned, id: string): readonly HTMLElement[] {
  const cards = growthCard(store, planned, id, false);
  return cards.length > 0 ? [el('h3', {}, 'Growth'), ...cards] : [];
}

function kindOf(network: { readonly clusters: readonly { readonly id: string }[]; readonly subnets: readonly { readonly id: string }[]; readonly virtualNetworks: readonly { readonly id: string }[] }, id: string): string {
  const has = (all: readonly { readonly id: string }[]): boolean => all.some((each) => each.id === id);
  if (has(network.clusters)) return 'Cluster';
  if (has(network.subnets)) return 'Subnet';
  return has(network.virtualNetworks) ? 'Virtual network' : 'Node pool';
}

/** What the patterns mean. */
export function legend(): HTMLElement {
  const item = (classes: string, text: string): HTMLElement => el('li', {}, el('span', { class: `key ${classes}`, 'aria-hidden': 'true' }), text);
  return el('ul', { class: 'plain legend', 'aria-label': 'Key' },
    item('now', 'taken now'),
    item('max', 'more at the autoscaler’s maximum'),
    item('upgrade', 'more while all pools are upgraded'),
    item('reserved', 'kept by Azure: the first four addresses and the last'),
    item('free', 'free in the network'),
    item('cut', 'a long free stretch, drawn shorter'),
    item('over', 'not enough'));
}
