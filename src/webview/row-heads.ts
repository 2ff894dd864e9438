import { isWhole, whole, zoomed, type View } from './axis';
import { button, el } from './dom';
import type { Lane } from './lanes';
import { signIcon, worst } from './signs';
import { rootKey, variantsOf } from './state';
import type { Store } from './store';
import { nameOf, plural } from './words';

/** The head of a deployment: what it is, which variant is shown, and how much is wrong in it. */
export function deploymentHead(store: Store, key: string): HTMLElement {
  const deployment = store.state().deployments.get(key);
  if (!deployment) return el('div');
  const { network, findings, language, root } = deployment;
  const variants = variantsOf(store.state(), rootKey(deployment));
  const counts = [plural(network.virtualNetworks.length, 'network'), plural(network.subnets.length, 'subnet'), plural(network.clusters.length, 'cluster')].join(', ');
  const problems = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = findings.filter((each) => each.severity === severity).length;
    return found > 0 ? [el('span', { class: 'count' }, signIcon(severity), plural(found, severity === 'info' ? 'remark' : severity))] : [];
  });
  const choice = el('select', { 'aria-label': `Variant of ${root}`, 'data-focus': 'variant' }, ...variants.map((each) => el('option', { value: each.key, selected: each.key === key }, each.variant ?? 'no file of values')));
  choice.addEventListener('change', () => { store.change({ variants: { ...store.state().variants, [rootKey(deployment)]: choice.value }, selection: undefined }); });
  return el('div', { class: 'row head' },
    el('h2', {}, root),
    el('span', { class: 'quiet' }, language),
    variants.length > 1 ? el('label', { class: 'variant' }, 'Variant ', choice) : deployment.variant !== null && el('span', { class: 'quiet' }, deployment.variant),
    el('span', { class: 'quiet counts' }, counts),
    ...problems,
  );
}

/** What the buttons of a lane do. */
export interface LaneActions {
  select(element: string): void;
  show(view: View): void;
}

/** The head of a lane, with what zooms it. */
export function laneHead(store: Store, lane: Lane, view: View, act: LaneActions): HTMLElement {
  const state = store.state();
  const deployment = state.deployments.get(lane.deployment);
  const { element } = lane;
  const isMine = state.selection?.kind === 'element' && state.selection.element === element && state.selection.deployment === lane.deployment;
  const title = element === null ? el('h3', {}, lane.title) : el('h3', {}, button(lane.title, { class: `link${isMine ? ' chosen' : ''}`, 'data-focus': 'title' }, () => { act.select(element); }));
  const chips = lane.kind === 'network' ? lane.clusters.flatMap((id) => {
    const cluster = deployment?.network.clusters.find((each) => each.id === id);
    return cluster ? [button(nameOf(cluster), { class: 'chip', 'data-focus': `chip ${id}`, title: `Cluster ${nameOf(cluster)}` }, () => { act.select(id); })] : [];
  }) : [];
  const severity = worst(lane.findings, deployment?.findings ?? []);
  const zoom = (label: string, sign: string, press: () => void, off: boolean): HTMLButtonElement => button(sign, { class: 'icon', 'aria-label': `${label}: ${lane.title}`, title: label, disabled: off, 'data-focus': label }, press);
  return el('div', { class: 'lane-head' },
    title,
    severity && signIcon(severity),
    el('span', { class: 'quiet' }, lane.subtitle),
    ...chips,
    el('span', { class: 'space' }),
    zoom('Zoom out', '−', () => { act.show(zoomed(lane.axis, view, 0.5, 0.5)); }, isWhole(view)),
    zoom('Zoom in', '+', () => { act.show(zoomed(lane.axis, view, 2, 0.5)); }, false),
    zoom('Show all', '↔', () => { act.show(whole); }, isWhole(view)),
  );
}
