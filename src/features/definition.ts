import { reportsAbout, type Analysis } from '../analyze';
import type { Origin } from '../model/value';
import { spanKey, touches, within, type Span } from '../text/span';
import { propertiesAt } from './properties';

/** The text and where what it says comes from: one step of the way of a network value, in each deployment. */
export interface Definition {
  readonly span: Span;
  readonly targets: readonly Span[];
}

/** Where the value of the text at an offset comes from, one step back; undefined where that is no network value or the end of its way. */
export function definitionAt(analysis: Analysis, uri: string, offset: number): Definition | undefined {
  const targets = new Map<string, Span>();
  let span: Span | undefined;
  for (const { design } of reportsAbout(analysis, uri)) {
    for (const { part } of propertiesAt(design.network, uri, offset)) {
      if (part.kind === 'absent') continue;
      const step = nearestStep(part.origin, uri, offset);
      if (!step) continue;
      span ??= step.span;
      for (const target of causesOf(step)) if (!target.uri.startsWith('registry:')) targets.set(spanKey(target), target);
    }
  }
  return span && targets.size > 0 ? { span, targets: [...targets.values()] } : undefined;
}

/** The step with the smallest text at the place. */
function nearestStep(origin: Origin, uri: string, offset: number): Origin | undefined {
  let nearest: Origin | undefined;
  for (const step of stepsOf(origin)) {
    if (touches(step.span, uri, offset) && (!nearest || lengthOf(step) < lengthOf(nearest))) nearest = step;
  }
  return nearest;
}

/** The next places behind a step that are not a part of its own text. */
function causesOf(step: Origin): readonly Span[] {
  const found: Span[] = [];
  const seen = new Set<Origin>();
  const visit = (from: Origin): void => {
    if (seen.has(from)) return;
    seen.add(from);
    if (within(from.span, step.span) || within(step.span, from.span)) from.from.forEach(visit);
    else found.push(from.span);
  };
  step.from.forEach(visit);
  return found;
}

function stepsOf(origin: Origin): ReadonlySet<Origin> {
  const steps = new Set<Origin>();
  const visit = (step: Origin): void => {
    if (steps.has(step)) return;
    steps.add(step);
    step.from.forEach(visit);
  };
  visit(origin);
  return steps;
}

function lengthOf({ span }: Origin): number {
  return span.end - span.start;
}
