import { attributeOf, contentsOf, type Resource } from './module';
import { calledModule } from './module-calls';
import type { Evaluation, Instance } from './scope';
import type { Body, Expression, Step, TemplatePart } from './tree';

/**
 * The ids of those of the instances that Terraform makes before this one: whatever it refers to or is told to wait for, through
 * everything between. Terraform orders whole resources, not their copies. What a module does that is not here, or that is only
 * stood in for, is taken to wait for all that it is given.
 */
export function waitedFor({ resource, scope }: Instance, among: readonly Instance[]): readonly string[] {
  if (among.length === 0) return [];
  const reached = reachedFrom(scope.evaluation, resource);
  return among.flatMap((each) => (reached.has(keyOf(each.scope.evaluation, each.resource.address)) ? [each.id] : []));
}

function keyOf({ path }: Evaluation, address: string): string {
  return `${path} ${address}`;
}

/** Something of which it is still to be found out what it refers to. */
interface Pending {
  readonly evaluation: Evaluation;
  readonly expressions: Iterable<Expression>;
}

/** The keys of all that is reached, variables, locals and outputs among them. */
function reachedFrom(start: Evaluation, resource: Resource): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending: Pending[] = [];
  const once = (evaluation: Evaluation, name: string, expressions: () => Iterable<Expression>): void => {
    const key = keyOf(evaluation, name);
    if (reached.has(key)) return;
    reached.add(key);
    pending.push({ evaluation, expressions: expressions() });
    within(evaluation);
  };
  const reachResource = (evaluation: Evaluation, { address, block }: Resource): void => once(evaluation, address, () => expressionsIn(block.body));
  /** What lies in a module waits for what its call is told to wait for, and for what decides how often there is one. */
  const within = ({ caller, call, key }: Evaluation): void => {
    const name = key.slice(key.lastIndexOf('.') + 1);
    if (caller) reachCall(caller, name);
    if (caller && call && !caller.call) reachArguments(caller, name);
  };
  const reachArguments = (caller: Evaluation, name: string): void => {
    const written = caller.module.calls.get(name);
    if (written) once(caller, `arguments of ${name}`, () => expressionsIn(written.block.body));
  };
  const reachCall = (caller: Evaluation, name: string): void => {
    const call = caller.module.calls.get(name);
    if (call) once(caller, `call ${name}`, () => ['depends_on', 'count', 'for_each'].flatMap((each) => attributeOf(call.block.body, each)?.value ?? []));
  };
  const reachModule = (evaluation: Evaluation): void => {
    for (const each of evaluation.module.resources.values()) reachResource(evaluation, each);
    for (const name of evaluation.module.calls.keys()) for (const inner of calledModule(evaluation, name)?.evaluations ?? []) reachModule(inner);
  };
  const reachOutput = (evaluation: Evaluation, name: string, [output]: readonly string[]): void => {
    const called = calledModule(evaluation, name);
    const call = evaluation.module.calls.get(name);
    if (!called || !call) return;
    reachCall(evaluation, name);
    const isHidden = called.notHere !== undefined || called.evaluations.some((inner) => inner.call && !evaluation.call);
    if (isHidden) reachArguments(evaluation, name);
    for (const inner of called.evaluations) {
      const declared = output === undefined || isHidden ? undefined : inner.module.outputs.get(output);
      if (declared) once(inner, `output ${output ?? ''}`, () => expressionsIn(declared.block.body));
      else reachModule(inner);
    }
  };
  const reach = (evaluation: Evaluation, [root = '', name = '', ...rest]: readonly string[]): void => {
    if (root === 'var') {
      const argument = evaluation.inputs.get(name)?.argument;
      if (argument) once(evaluation, `var.${name}`, () => []);
      if (argument) once(argument.scope.evaluation, `argument ${evaluation.path} ${name}`, () => [argument.value]);
    } else if (root === 'local') {
      const assigned = evaluation.module.locals.get(name);
      if (assigned) once(evaluation, `local.${name}`, () => [assigned.attribute.value]);
    } else if (root === 'module') reachOutput(evaluation, name, rest);
    else {
      const found = evaluation.module.resources.get(root === 'data' ? `data.${name}.${rest[0] ?? ''}` : `${root}.${name}`);
      if (found) reachResource(evaluation, found);
    }
  };
  reachResource(start, resource);
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const expression of next.expressions) for (const path of pathsIn(expression)) reach(next.evaluation, path);
  }
  return reached;
}

/** Every expression in a body, those of its blocks included. */
function* expressionsIn(body: Body): Iterable<Expression> {
  const { attributes, blocks } = contentsOf(body);
  for (const { value } of attributes) yield value;
  for (const block of blocks) if (block.type !== 'lifecycle') yield* expressionsIn(block.body);
}

/** What an expression refers to, by the names of which the reference is made; indexes are left out. */
function* pathsIn(expression: Expression): Iterable<readonly string[]> {
  switch (expression.kind) {
    case 'variable':
    case 'attribute-of':
    case 'index':
    case 'splat': {
      const path: string[] = [];
      let next: Expression = expression;
      for (;;) {
        if (next.kind === 'attribute-of') {
          path.unshift(next.name);
          next = next.target;
        } else if (next.kind === 'index') {
          yield* pathsIn(next.key);
          next = next.target;
        } else if (next.kind === 'splat') {
          path.unshift(...next.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : [])));
          for (const step of next.steps) yield* pathsInStep(step);
          next = next.target;
        } else break;
      }
      if (next.kind === 'variable') yield [next.name, ...path];
      else yield* pathsIn(next);
      return;
    }
    case 'template':
      for (const part of expression.parts) yield* pathsInPart(part);
      return;
    case 'call':
      for (const arg of expression.args) yield* pathsIn(arg);
      return;
    case 'unary':
      yield* pathsIn(expression.operand);
      return;
    case 'binary':
      yield* pathsIn(expression.left);
      yield* pathsIn(expression.right);
      return;
    case 'conditional':
      yield* pathsIn(expression.condition);
      yield* pathsIn(expression.then);
      yield* pathsIn(expression.otherwise);
      return;
    case 'parentheses':
      yield* pathsIn(expression.inner);
      return;
    case 'tuple':
      for (const item of expression.items) yield* pathsIn(item);
      return;
    case 'object':
      for (const { key, value } of expression.entries) {
        yield* pathsIn(key);
        yield* pathsIn(value);
      }
      return;
    case 'for':
      for (const each of [expression.collection, expression.key, expression.value, expression.condition]) if (each) yield* pathsIn(each);
      return;
    case 'elsewhere':
      yield* pathsIn(expression.value);
      return;
    case 'literal':
    case 'hole':
      return;
  }
}

function* pathsInStep(step: Step): Iterable<readonly string[]> {
  if (step.kind === 'index') yield* pathsIn(step.key);
}

function* pathsInPart(part: TemplatePart): Iterable<readonly string[]> {
  switch (part.kind) {
    case 'text':
      return;
    case 'interpolation':
      yield* pathsIn(part.value);
      return;
    case 'if':
      yield* pathsIn(part.condition);
      for (const inner of [...part.then, ...part.otherwise]) yield* pathsInPart(inner);
      return;
    case 'for':
      yield* pathsIn(part.collection);
      for (const inner of part.body) yield* pathsInPart(inner);
      return;
  }
}
