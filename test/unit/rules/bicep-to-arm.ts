import { parseBicep } from '../../../src/languages/bicep/parse';
import type { Expression, ObjectExpression, Resource, Statement, StringExpression } from '../../../src/languages/bicep/tree';

/**
 * A simple Bicep file as an ARM template, in the manner of Bicep's compiler: parameters with defaults, variables, resources with
 * `parent`, within others and `existing`, references to them, strings with interpolations, calls of functions. It knows nothing
 * of how the program reads either language but the tree, and throws at what is beyond it.
 */
export function armOf(bicep: string): string {
  const tree = parseBicep(bicep);
  if (tree.errors.length > 0) throw new Error(`not Bicep: ${JSON.stringify(tree.errors)}`);
  const scope = scopeOf(tree.statements);
  const declared = (kind: 'param' | 'var'): Json =>
    Object.fromEntries(tree.statements.flatMap((each) => {
      if (each.kind !== kind || (each.kind !== 'param' && each.kind !== 'var')) return [];
      return [[each.name.text, each.kind === 'param' ? parameter(each, scope) : value(each.value, scope)]];
    }));
  return `${JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: declared('param'),
    variables: declared('var'),
    resources: [...scope.resources.values()].flatMap((each) => (each.resource.existing ? [] : [resourceJson(each, scope)])),
  }, undefined, 2)}\n`;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Known {
  readonly resource: Resource;
  /** `Microsoft.Network/virtualNetworks/subnets` */
  readonly type: string;
  readonly api: string;
  readonly parent: Known | undefined;
  /** Its own part of the name. */
  readonly name: Expression;
}

interface Scope {
  readonly parameters: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** By symbolic name; one within another as `outer::inner`. */
  readonly resources: ReadonlyMap<string, Known>;
}

function scopeOf(statements: readonly Statement[]): Scope {
  const names = (kind: 'param' | 'var'): ReadonlySet<string> => new Set(statements.flatMap((each) => (each.kind === kind ? [each.name.text] : [])));
  const written = new Map<string, { readonly resource: Resource; readonly outer: string | undefined }>();
  const collect = (resource: Resource, outer: string | undefined): void => {
    const name = outer === undefined ? resource.name.text : `${outer}::${resource.name.text}`;
    written.set(name, { resource, outer });
    for (const entry of bodyOf(resource).entries) if (entry.kind === 'resource') collect(entry, name);
  };
  for (const each of statements) {
    if (each.kind === 'resource') collect(each, undefined);
    else if (each.kind !== 'param' && each.kind !== 'var') beyond(each.kind);
  }
  const known = new Map<string, Known>();
  const know = (name: string): Known => {
    const ready = known.get(name);
    if (ready) return ready;
    const found = written.get(name);
    if (!found) return beyond(`no resource ${name}`);
    const { resource, outer } = found;
    const [type = '', api = ''] = plain(resource.type).split('@');
    const parentExpression = propertyOf(bodyOf(resource), 'parent');
    const parentName = outer ?? (parentExpression && symbolOf(parentExpression));
    const parent = parentName === undefined ? undefined : know(parentName);
    const own = propertyOf(bodyOf(resource), 'name');
    if (!own) return beyond(`no name of ${name}`);
    const each: Known = { resource, type: outer === undefined ? type : `${parent?.type ?? ''}/${type}`, api: api || (parent?.api ?? ''), parent, name: own };
    known.set(name, each);
    return each;
  };
  for (const name of written.keys()) know(name);
  return { parameters: names('param'), variables: names('var'), resources: known };
}

function parameter({ type, value: byDefault }: Extract<Statement, { kind: 'param' }>, scope: Scope): Json {
  if (type?.kind !== 'reference') return beyond('type');
  return { type: type.name, ...(byDefault && { defaultValue: value(byDefault, scope) }) };
}

function resourceJson(known: Known, scope: Scope): Json {
  const { resource, type, api, parent } = known;
  const needed = new Set<string>();
  const seen: Scope = { ...scope, resources: new Map([...scope.resources].map(([name, each]) => [name, noting(each, needed, scope)])) };
  const rest = bodyOf(resource).entries.flatMap((entry): readonly [string, Json][] => {
    if (entry.kind === 'resource') return [];
    if (entry.kind !== 'property') return beyond(entry.kind);
    const key = plain(entry.key);
    if (key === 'name' || key === 'parent' || key === 'dependsOn') return [];
    const scoped = key === 'scope' ? symbolOf(entry.value) : undefined;
    const target = scoped === undefined ? undefined : seen.resources.get(scoped);
    return [[key, target ? `[${idOf(target, scope)}]` : value(entry.value, seen)]];
  });
  if (parent && !parent.resource.existing) needed.add(idOf(parent, scope));
  return {
    type,
    apiVersion: api,
    name: fullName(known, scope),
    ...Object.fromEntries(rest),
    ...(needed.size > 0 && { dependsOn: [...needed].map((id) => `[${id}]`) }),
  };
}

/** The resource, which is noted when its name is asked for: whoever refers to it depends on it. */
function noting(known: Known, needed: Set<string>, scope: Scope): Known {
  return {
    ...known,
    get name() {
      const made = madeWith(known);
      if (made) needed.add(idOf(made, scope));
      return known.name;
    },
  };
}

/** What has to be there for the resource to be there: itself, or what an existing one lies in. */
function madeWith(known: Known): Known | undefined {
  return known.resource.existing ? known.parent && madeWith(known.parent) : known;
}

function value(of: Expression, scope: Scope): Json {
  switch (of.kind) {
    case 'literal':
      return typeof of.value === 'string' ? quotedText(of.value) : of.value;
    case 'array':
      return of.items.map((item) => {
        if (item.kind === 'spread') return beyond('spread');
        return value(item, scope);
      });
    case 'object':
      return Object.fromEntries(of.entries.map((entry): [string, Json] => {
        if (entry.kind !== 'property') return beyond(entry.kind);
        return [plain(entry.key), value(entry.value, scope)];
      }));
    case 'template': case 'variable': case 'member': case 'index': case 'nested': case 'non-null': case 'call': case 'lambda':
    case 'unary': case 'binary': case 'conditional': case 'parentheses': case 'for': case 'hole':
      return `[${expression(of, scope)}]`;
  }
}

function expression(of: Expression, scope: Scope): string {
  switch (of.kind) {
    case 'literal':
      if (typeof of.value === 'string') return textOf(of.value);
      return typeof of.value === 'number' ? String(of.value) : `${String(of.value)}()`;
    case 'template': {
      const values: string[] = [];
      const text = of.parts.map((part) => {
        if (part.kind === 'text') return part.text.replace(/[{}]/g, '$&$&');
        values.push(expression(part.value, scope));
        return `{${String(values.length - 1)}}`;
      });
      return `format(${[textOf(text.join('')), ...values].join(', ')})`;
    }
    case 'variable':
      if (scope.parameters.has(of.name)) return `parameters('${of.name}')`;
      if (scope.variables.has(of.name)) return `variables('${of.name}')`;
      return beyond(`the resource ${of.name} as a whole`);
    case 'member': {
      const symbol = symbolOf(of.target);
      const known = symbol === undefined ? undefined : scope.resources.get(symbol);
      if (!known) return `${expression(of.target, scope)}.${of.name.text}`;
      if (of.name.text === 'id') return idOf(known, scope);
      if (of.name.text === 'name') return expression(known.name, scope);
      if (of.name.text === 'properties') return `reference(${idOf(known, scope)}, '${known.api}')`;
      return beyond(`${of.name.text} of a resource`);
    }
    case 'index':
      return `${expression(of.target, scope)}[${expression(of.key, scope)}]`;
    case 'call':
      if (of.target) return beyond('a function of a namespace');
      return `${of.name.text}(${of.args.map((each) => expression(each, scope)).join(', ')})`;
    case 'conditional':
      return `if(${[of.condition, of.then, of.otherwise].map((each) => expression(each, scope)).join(', ')})`;
    case 'parentheses':
      return expression(of.inner, scope);
    case 'array': case 'object': case 'nested': case 'non-null': case 'lambda': case 'unary': case 'binary': case 'for': case 'hole':
      return beyond(of.kind);
  }
}

function idOf(known: Known, scope: Scope): string {
  return `resourceId(${[textOf(known.type), ...namesOf(known).map((name) => expression(name, scope))].join(', ')})`;
}

function fullName(known: Known, scope: Scope): Json {
  const [only, ...others] = namesOf(known);
  if (only && others.length === 0) return value(only, scope);
  const names = namesOf(known).map((name) => expression(name, scope));
  return `[format('${names.map((_, index) => `{${String(index)}}`).join('/')}', ${names.join(', ')})]`;
}

function namesOf(known: Known): readonly Expression[] {
  return [...(known.parent ? namesOf(known.parent) : []), known.name];
}

function bodyOf({ body }: Resource): ObjectExpression {
  if (body.kind !== 'object') return beyond(body.kind);
  return body;
}

function propertyOf({ entries }: ObjectExpression, name: string): Expression | undefined {
  return entries.flatMap((each) => (each.kind === 'property' && plain(each.key) === name ? [each.value] : []))[0];
}

/** The symbolic name of a resource, where the expression may be one: `network`, `network::nodes`. */
function symbolOf(of: Expression): string | undefined {
  if (of.kind === 'variable') return of.name;
  if (of.kind !== 'nested') return undefined;
  const outer = symbolOf(of.target);
  return outer === undefined ? undefined : `${outer}::${of.name.text}`;
}

function plain(text: StringExpression): string {
  if (text.kind !== 'literal' || typeof text.value !== 'string') return beyond('a computed key or type');
  return text.value;
}

/** A text that is no expression, although it may begin like one. */
function quotedText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

function textOf(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function beyond(what: string): never {
  throw new Error(`beyond the translation: ${what}`);
}
