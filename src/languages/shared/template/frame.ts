import type { Origin } from '../../../model/value';
import { failure, overChoices, unknown, via, withOrigin, type Datum, type Way } from '../datum';
import { isNull } from '../functions/results';
import type { Frame, Instance, Memory, Parameter, Template, Work } from './template';

export type { CopiesMade, Copy, Frame, Instance, Memory, Run, Work } from './template';

/** Steps: nodes of expressions. Depth: expressions within expressions, across references. Copies: of resources and modules. */
export const budget: Readonly<Work> = { steps: 1_000_000, depth: 400, copies: 20_000 };

/** The most copies of one resource that are followed. */
export const mostCopies = 2_000;

export function frameOf(instance: Instance): Frame {
  return instance.outer ? { instance, names: instance.outer.names, copy: instance.outer.copy } : { instance, names: noNames, copy: '' };
}

const noNames: Frame['names'] = new Map();

export function emptyMemory(): Memory {
  return { parameters: new Map(), variables: new Map(), outputs: new Map(), declarations: new Map(), objects: new Map(), copies: new Map(), modules: new Map() };
}

export function naming(frame: Frame, names: Iterable<readonly [string, Datum]>): Frame {
  return { ...frame, names: new Map([...frame.names, ...names]) };
}

/** Takes one step of the budget around `work`; past its end the result is unknown. */
export function spending(frame: Frame, origin: () => Origin, work: () => Datum): Datum {
  const left = frame.instance.run.work;
  if (--left.steps < 0) return unknown('too-large', 'the evaluation takes too many steps', origin());
  if (--left.depth < 0) {
    left.depth++;
    return unknown('too-large', 'the expressions refer to each other too deeply', origin());
  }
  try {
    return work();
  } finally {
    left.depth++;
  }
}

/** What a condition is about, told apart from the same words in other modules and copies. */
export function subjectIn({ instance, copy }: Frame, text: string): string {
  const module = instance.path.replace(/\.$/, '');
  return `\`${text}\`${module === '' ? '' : ` in \`${module}\``}${copy === '' ? '' : ` of copy ${copy}`}`;
}

/**
 * The result of a call as it is meant where it is written: an id without a scope of its own is one of the scope that its template
 * goes to, and `resourceGroup()` is that scope.
 */
export function placed(datum: Datum, frame: Frame): Datum {
  if (datum.kind === 'choice') return { ...datum, options: datum.options.map((option) => ({ ...option, datum: placedWay(option.datum, frame) })) };
  return placedWay(datum, frame);
}

function placedWay(datum: Way['datum'], { instance }: Frame): Way['datum'] {
  if (datum.kind !== 'unknown') return datum;
  const { id, origin } = datum;
  if (id?.scope.kind === 'deployment' && id.scope.of === undefined) return { ...datum, id: { ...id, scope: { kind: 'deployment', of: (instance.outer?.instance ?? instance).scope } } };
  if (id || origin.part || !/^(?:az\.)?(?:resourceGroup|subscription|tenant|managementGroup)\(\)$/i.test(origin.what)) return datum;
  return { ...datum, origin: { ...origin, part: { element: `${origin.what} of ${(instance.outer?.instance ?? instance).scope}`, attribute: 'value' } } };
}

/** The value of a parameter. `place` is where it is used. */
export function parameterOf(name: string, frame: Frame, place: Origin): Datum {
  const { instance } = frame;
  if (instance.outer) return parameterOf(name, instance.outer, place);
  const parameter = inMap(instance.template.parameters, name, instance.template.language);
  if (!parameter) return failure(`parameter \`${name}\` is not declared`, place);
  return once(instance.memory.parameters, parameter.name, place, () => recognizable(`${instance.path}parameter ${parameter.name}`, () => {
    const head: Origin = { span: parameter.head, what: `parameter \`${parameter.name}\``, from: [] };
    const given = inMap(instance.given, parameter.name, 'arm');
    if (given) return parameter.fallback ? overChoices([given], given.origin, ([value]) => (!value || isNull(value) ? unset(parameter, instance, head) : value)) : given;
    if (instance.called) return unknown(parameter.secure ? 'secret' : 'no-value', `parameter \`${parameter.name}\` is set by the caller`, head);
    return unset(parameter, instance, head);
  }));
}

/** What is not known is told from other things by where it comes from: two names that are the same parameter are the same name. */
function recognizable(element: string, work: () => Datum): Datum {
  const datum = work();
  if (datum.kind !== 'unknown' || datum.origin.part) return datum;
  return withOrigin(datum, { ...datum.origin, part: { element, attribute: 'value' } });
}

/** What holds where no value is given, or null: Azure takes the default then too (Azure/bicep#11887). */
function unset({ name, fallback, nullable, secure }: Parameter, instance: Instance, head: Origin): Datum {
  if (fallback) return via(fallback.evaluate(frameOf(instance)), { span: fallback.span, what: `default of parameter \`${name}\`` });
  if (nullable) return { kind: 'atom', value: null, origin: head };
  return unknown(secure ? 'secret' : 'no-value', `parameter \`${name}\` has no default`, head);
}

/** The value of a variable. */
export function variableOf(name: string, frame: Frame, place: Origin): Datum {
  const { instance } = frame;
  if (instance.outer) return variableOf(name, instance.outer, place);
  const source = inMap(instance.template.variables, name, instance.template.language);
  if (!source) return failure(`variable \`${name}\` is not declared`, place);
  return once(instance.memory.variables, instance.template.language === 'arm' ? name.toLowerCase() : name, place, () => recognizable(`${instance.path}variable ${name}`, () =>
    via(source.evaluate(frameOf(instance)), { span: source.span, what: `variable \`${name}\`` })));
}

/** The value of an output of an instance. */
export function outputOf(name: string, instance: Instance, place: Origin): Datum {
  const source = inMap(instance.template.outputs, name, instance.template.language);
  if (!source) return failure(`there is no output \`${name}\``, place);
  return once(instance.memory.outputs, instance.template.language === 'arm' ? name.toLowerCase() : name, place, () =>
    via(source.evaluate(frameOf(instance)), { span: source.span, what: `output \`${name}\`` }));
}

/** Evaluates a name once, whoever uses it first; a name that needs itself is not known. */
export function once<K>(known: Map<K, Datum | 'in progress'>, key: K, place: Origin, work: () => Datum): Datum {
  const entry = known.get(key);
  if (entry === 'in progress') return unknown('unreadable', `\`${place.what}\` refers to itself`, place);
  if (entry) return entry;
  known.set(key, 'in progress');
  const datum = work();
  known.set(key, datum);
  return datum;
}

/** The entry under a name. ARM templates do not mind its case, and neither do files of parameters; Bicep does. */
function inMap<T>(map: ReadonlyMap<string, T>, name: string, language: Template['language']): T | undefined {
  const exact = map.get(name);
  if (exact !== undefined || language === 'bicep') return exact;
  const lower = name.toLowerCase();
  for (const [key, value] of map) if (key.toLowerCase() === lower) return value;
  return undefined;
}
