import { resolve } from 'node:path';
import { findingsToPrint, openWorkspace, reportsIn, unreadableIn } from '../../src/cli/workspace';
import { uriOfPath } from '../../src/cli/paths';
import { placesIn, type Places } from '../../src/cli/places';
import { noSettings } from '../../src/cli/settings';
import type { LanguageId } from '../../src/languages/language';
import type { Severity } from '../../src/model/finding';
import type { Span } from '../../src/text/span';
import { entriesOfAll, type State, type ValueKind } from './entries';

/** What one project holds. Plain data, fit for JSON. */
export interface Project {
  readonly project: string;
  readonly files: number;
  readonly deployments: number;
  readonly milliseconds: number;
  /** Distinct places at which they are described. */
  readonly clusters: number;
  readonly pools: number;
  readonly networks: number;
  readonly subnets: number;
  /** Deployments that may make more than we see, and clusters that may have more pools. */
  readonly open: number;
  readonly values: readonly PlacedValue[];
  readonly findings: readonly PlacedFinding[];
  /** The places that no parser made sense of. */
  readonly unread: readonly At[];
  /** What was thrown: a bug of ours, and then nothing else is filled in. */
  readonly crash: string | undefined;
}

export interface At {
  /** `project/file:line:column`. */
  readonly at: string;
  /** The text there, on one line, at most 80 characters. */
  readonly text: string;
}

export interface PlacedValue extends At {
  readonly language: LanguageId;
  readonly kind: ValueKind;
  readonly state: State;
  readonly found: string;
  readonly message: string;
  /** Where it comes from: `what (file:line:column)`. */
  readonly from: readonly string[];
}

export interface PlacedFinding extends At {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Analyses a folder as the command line does that is run in `from`, and takes down what was found. */
export function surveyProject(folder: string, from: string, today: string, clock: () => number): Project {
  const project = folder.split('/').filter((name) => name !== '').at(-1) ?? folder;
  const start = clock();
  try {
    const workspace = openWorkspace([resolve(from, folder)], from, { today, settings: noSettings });
    if (workspace.kind === 'refusal') return failed(project, workspace.message);
    const reports = reportsIn(workspace);
    const places = placesIn(workspace.analysis.files, uriOfPath(resolve(from, folder)));
    const at = (span: Span): At => ({ at: `${project}/${placeOf(span, places)}`, text: oneLine(places.text(span)) });
    const networks = reports.map(({ deployment }) => deployment.network);
    const clusters = networks.flatMap((network) => network.clusters);
    return {
      project,
      files: workspace.disk.texts.size,
      deployments: reports.length,
      milliseconds: Math.round(clock() - start),
      clusters: distinct(clusters.filter(({ described }) => described)),
      pools: distinct(clusters.flatMap(({ nodePools }) => nodePools)),
      networks: distinct(networks.flatMap(({ virtualNetworks }) => virtualNetworks)),
      subnets: distinct(networks.flatMap(({ subnets }) => subnets)),
      open: networks.filter(({ complete }) => !complete).length + distinct(clusters.filter(({ described, nodePoolsComplete }) => described && !nodePoolsComplete)),
      values: entriesOfAll(reports).map(({ language, kind, state, span, found, message, causes }) => ({
        ...at(span), language, kind, state, found, message, from: causes.slice(0, 3).map((cause) => `${cause.what} (${placeOf(cause.span, places)})`),
      })),
      findings: findingsToPrint(workspace).map(({ rule, severity, message, span }) => ({ ...at(span), rule, severity, message })),
      unread: unreadableIn(workspace).map(at),
      crash: undefined,
    };
  } catch (error) {
    return failed(project, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function failed(project: string, crash: string): Project {
  return { project, files: 0, deployments: 0, milliseconds: 0, clusters: 0, pools: 0, networks: 0, subnets: 0, open: 0, values: [], findings: [], unread: [], crash };
}

function distinct(elements: readonly { readonly span: Span }[]): number {
  return new Set(elements.map(({ span }) => `${span.uri}#${span.start}`)).size;
}

function placeOf(span: Span, places: Places): string {
  const { file, start } = places.place(span);
  return `${file}:${start.line}:${start.column}`;
}

function oneLine(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
