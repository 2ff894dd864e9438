import { reportsAbout, reportsOf, type Analysis, type Report } from '../analyze';
import type { Unit } from '../languages/language';
import { elementsOf, partsOf, valuesOf } from '../model/elements';
import type { MapDeployment, MapFinding } from '../model/map';
import type { Element } from '../model/network';
import { bare } from '../model/network-reading';
import { formatRange } from '../net/range';
import { heldElsewhere } from '../rules/shared/company';
import { lineIndex } from '../text/lines';
import { perFile, remembered } from '../text/memo';
import { touches, within, type Span } from '../text/span';
import { nameOf, relativePath } from '../text/uris';
import { propertiesAt } from './properties';

/** What the map shows of a deployment, its network still to be read back: as it goes over the wire. */
export type SentDeployment = Omit<MapDeployment, 'network'> & { readonly network: unknown };

/** Whether a deployment has something to draw. */
export function isDrawn({ design: { network } }: Report): boolean {
  return network.clusters.length + network.virtualNetworks.length + network.subnets.length > 0;
}

/** The deployments that the map can show, in the order of their folders. What did not change is the same object again. */
export function drawnReports(analysis: Analysis): readonly Report[] {
  return [...reportsOf(analysis)].filter(isDrawn);
}

/** What the map shows of a deployment. `name` says how people call a place of the workspace. */
export function sentDeployment(analysis: Analysis, report: Report, name: (uri: string) => string): SentDeployment {
  const { deployment: { unit }, design: { network }, findings, notChecked } = report;
  const byPlace = placesIn(report);
  return {
    key: deploymentKey(unit),
    root: name(unit.root),
    language: languageNames[unit.language],
    variant: unit.variant,
    network: bare(network),
    findings: findings.map(({ rule, severity, message, span, related }): MapFinding => {
      const elements = [span, ...related.map((each) => each.span)].flatMap((place) => elementsAround(byPlace, place));
      return { rule, severity, message: sentence(message), elements: [...new Set(elements)] };
    }),
    notChecked: notChecked.map(({ what, value }) => {
      return { element: elementsAround(byPlace, value.span)[0] ?? null, text: `${what}: ${value.message}` };
    }),
    company: heldElsewhere(report.design.company).map(({ by, range }) => ({ label: by === '' ? 'in use elsewhere' : by, prefix: formatRange(range) })),
    places: Object.fromEntries([...elementsOf(network)].map(({ element }) => [element.id, placeText(analysis, unit, element.span)])),
  };
}

/** A text that names a deployment, the same after every edit. */
export function deploymentKey({ language, root, variant }: Unit): string {
  return JSON.stringify([language, root, variant]);
}

/** The deployment of that key, if there still is one. */
export function reportOf(analysis: Analysis, key: string): Report | undefined {
  for (const report of reportsOf(analysis)) if (deploymentKey(report.deployment.unit) === key) return report;
  return undefined;
}

/** Where an element is written, or one of its properties; undefined for ids that are none. */
export function spanOf({ design: { network } }: Report, id: string, property: string | null): Span | undefined {
  for (const { element } of elementsOf(network)) {
    if (element.id !== id) continue;
    for (const [name, value] of valuesOf(element)) {
      if (name !== property || value.kind === 'absent') continue;
      const [item] = [...partsOf(value)].slice(1).filter((part) => part.kind === 'known');
      return item?.span ?? value.span;
    }
    return element.span;
  }
  return undefined;
}

/** The elements that the text at an offset belongs to, one of each deployment that has it: the innermost. */
export function elementsAt(analysis: Analysis, uri: string, offset: number): readonly { readonly deployment: string; readonly element: string }[] {
  return reportsAbout(analysis, uri).flatMap((report) => {
    const { network } = report.design;
    const around = [...elementsOf(network)].filter(({ element }) => touches(element.body, uri, offset)).sort((a, b) => lengthOf(a.element.body) - lengthOf(b.element.body));
    const [first] = around;
    // One command of a script makes a network and its subnet: there the value under the cursor tells which is meant.
    const innermost = around.filter(({ element }) => first && lengthOf(element.body) === lengthOf(first.element.body));
    const ofValue = innermost.length === 1 ? undefined : propertiesAt(network, uri, offset)[0]?.element;
    const element = ofValue && (innermost.length === 0 || innermost.some((each) => each.element === ofValue)) ? ofValue : first?.element;
    return element ? [{ deployment: deploymentKey(report.deployment.unit), element: element.id }] : [];
  });
}

/** The deployments that a file is part of; of a folder those that lie in it, else those that it is part of. */
export function deploymentsAbout(analysis: Analysis, uri: string): readonly string[] {
  const about = reportsAbout(analysis, uri).filter(isDrawn);
  const below = drawnReports(analysis).filter(({ deployment: { unit } }) => unit.root === uri || unit.root.startsWith(`${uri}/`));
  const isFile = analysis.files.get(uri) !== undefined;
  const [first, second] = isFile ? [about, below] : [below, about];
  return (first.length > 0 ? first : second).map(({ deployment: { unit } }) => deploymentKey(unit));
}

const languageNames: Readonly<Record<Unit['language'], string>> = { terraform: 'Terraform', bicep: 'Bicep', arm: 'ARM template', az: 'az script' };

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const linesOf = perFile((file) => lineIndex(file.text));

function placeText(analysis: Analysis, { root }: Unit, { uri, start }: Span): string {
  const file = analysis.files.get(uri);
  if (!file) return nameOf(uri);
  const path = relativePath(root, uri);
  return `${path === '.' ? nameOf(uri) : path.replace(/^\.\.\/(?=[^/.][^/]*$)/, '')}:${linesOf(file).position(start).line + 1}`;
}

/** Where the elements of a deployment are written, the smallest texts first. */
const placesIn = remembered(({ design: { network } }: Report): readonly { readonly element: Element; readonly span: Span }[] => {
  return [...elementsOf(network)].flatMap(({ element }) => {
    const values = [...valuesOf(element)].flatMap(([, value]) => [...partsOf(value)]).filter(({ kind }) => kind !== 'absent');
    return [{ element, span: element.body }, ...values.map(({ span }) => ({ element, span }))];
  }).sort((a, b) => lengthOf(a.span) - lengthOf(b.span));
});

/** The elements to which a place belongs: of those with the smallest text around it all, as in a loop. */
function elementsAround(places: readonly { readonly element: Element; readonly span: Span }[], place: Span): readonly string[] {
  const nearest = places.find(({ span }) => within(place, span));
  if (!nearest) return [];
  const same = places.filter(({ span }) => span.uri === nearest.span.uri && span.start === nearest.span.start && span.end === nearest.span.end);
  return [...new Set(same.map(({ element }) => element.id))];
}
