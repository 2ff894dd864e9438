import type { Origin } from '../../model/value';
import { unknown, type Datum } from '../shared/datum';
import { subjectOfUnknown } from '../shared/functions/identity';
import { parameterOf, subjectIn, type Frame } from '../shared/template/frame';
import { spanIn, writtenIn } from '../shared/written';
import type { BicepFile } from './bicep-file';
import { mentions } from './mentions';
import type { Expression, Place } from './tree';

/** Where an expression stands. The frame's template is the one that the file declares. */
export interface Scope {
  readonly frame: Frame;
  readonly bicep: BicepFile;
  /** The symbol of the resource in whose body it stands, `vnet::nodes`; empty outside of resources. */
  readonly within: string;
}

/** Evaluates an expression in a scope. It is handed in, so that the parts of the evaluation need not import each other. */
export type Evaluate = (expression: Expression, scope: Scope) => Datum;

export function originAt({ bicep: { file } }: Scope, place: Place, from: readonly Origin[] = noCauses): Origin {
  return { span: spanIn(file, place), what: writtenIn(file, place), from };
}

const noCauses: readonly Origin[] = [];

/** What could not be read. */
export function unreadable(scope: Scope, place: Place, message = 'the expression could not be read'): Datum {
  return unknown('unreadable', message, originAt(scope, place));
}

/**
 * What tells the same text from itself in other turns of a loop. Where nothing that is bound there is mentioned, all turns
 * mean the same.
 */
export function copyOf(expression: Expression, { frame }: Scope): string {
  return frame.copy !== '' && mentions(expression, (name) => frame.names.has(name)) ? frame.copy : '';
}

/** What a condition is about. */
export function subjectOf(expression: Expression, scope: Scope): string {
  return passedOn(expression, scope) ?? subjectIn({ ...scope.frame, copy: copyOf(expression, scope) }, writtenIn(scope.bicep.file, expression));
}

/** Of a parameter that nobody gives a value, what it is in the template that first left it open: modules hand it on. */
function passedOn(expression: Expression, scope: Scope): string | undefined {
  const { frame } = scope;
  if (expression.kind !== 'variable' || frame.names.has(expression.name) || !frame.instance.template.parameters.has(expression.name)) return undefined;
  const value = parameterOf(expression.name, frame, originAt(scope, expression));
  return value.kind === 'unknown' ? subjectOfUnknown(value) : undefined;
}
