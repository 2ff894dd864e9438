/**
 * Compares a tree with the template that the compiler made of its file: names, descriptions, and defaults and
 * variables whose value is plain. Undefined for JSON that is no such template.
 */
export function compareTemplate(tree, template, isSame) {
  if (typeof template.metadata?._generator?.name !== 'string' || !String(template.$schema ?? '').includes('deploymentTemplate')) return undefined;
  const disagreements = [];
  let agreements = 0;
  const check = (holds, text) => {
    if (holds) agreements++;
    else disagreements.push(text);
  };
  const named = (kind) => new Map(tree.statements.filter((statement) => statement.kind === kind).map((statement) => [statement.name.text, statement]));
  const sameNames = (what, ours, theirs) => {
    for (const name of ours) check(theirs.has(name), `${what} ${name} is not in the template`);
    for (const name of theirs) check(ours.has(name), `${what} ${name} is in the template only`);
  };

  for (const [kind, section] of [['param', template.parameters], ['output', template.outputs]]) {
    const ours = named(kind);
    sameNames(kind, new Set(ours.keys()), new Set(Object.keys(section ?? {})));
    for (const [name, { metadata, defaultValue }] of Object.entries(section ?? {})) {
      const statement = ours.get(name);
      if (!statement) continue;
      const described = descriptionOf(statement);
      if (described !== undefined) check(escapeOf(described) === metadata?.description, `${kind} ${name} is described as ${JSON.stringify(described)}, not ${JSON.stringify(metadata?.description)}`);
      const plain = kind === 'param' && statement.value ? plainOf(statement.value) : undefined;
      if (plain) check(isSame(plain.value, defaultValue), `${kind} ${name} is ${JSON.stringify(plain.value)}, not ${JSON.stringify(defaultValue)}`);
    }
  }

  const variables = named('var');
  const theirs = { ...template.variables };
  // A loop is in a list of its own, with a name each.
  const loops = new Set((theirs.copy ?? []).map(({ name }) => name));
  delete theirs.copy;
  const imported = tree.statements.some(({ kind }) => kind === 'import');
  for (const [name, value] of [...Object.entries(theirs), ...[...loops].map((loop) => [loop, undefined])]) {
    // The compiler's own: files that were loaded, and what an import brought along.
    if (name.startsWith('$') || name.startsWith('_') || (imported && !variables.has(name))) continue;
    check(variables.has(name), `var ${name} is in the template only`);
    const plain = variables.has(name) && value !== undefined ? plainOf(variables.get(name).value) : undefined;
    if (plain) check(isSame(plain.value, value), `var ${name} is ${JSON.stringify(plain.value)}, not ${JSON.stringify(value)}`);
  }
  for (const [name, { value }] of variables) {
    // A variable that needs run time, or whose value is a plain list of such, is put in where it is used.
    if (plainOf(value)) check(name in theirs, `var ${name} is plain and not in the template`);
  }

  const types = named('type');
  for (const name of types.keys()) check(name in (template.definitions ?? {}), `type ${name} is not in the template`);

  const resources = resourcesOf(tree.statements, '');
  if (template.resources && !Array.isArray(template.resources)) sameNames('resource', new Set(resources.map(({ name }) => name)), new Set(Object.keys(template.resources)));
  else if (template.resources) {
    const made = resources.filter(({ existing }) => !existing).length;
    check(made === template.resources.length, `we have ${made} resources and modules, the template ${template.resources.length}`);
  }
  return { agreements, disagreements };
}

/** The resources and modules by the names that a template gives them: a nested one has those of its parents before its own. */
function resourcesOf(statements, prefix) {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'resource' && statement.kind !== 'module') return [];
    const name = prefix + statement.name.text;
    return [{ name, existing: statement.existing === true }, ...resourcesOf(objectOf(statement.body)?.entries ?? [], `${name}::`)];
  });
}

function objectOf(body) {
  if (body.kind === 'object') return body;
  return body.kind === 'if' || body.kind === 'for' ? objectOf(body.body) : undefined;
}

function descriptionOf({ decorators }) {
  const call = decorators.map(({ value }) => value).find((value) => value.kind === 'call' && value.name.text === 'description');
  return call?.args[0]?.kind === 'literal' ? call.args[0].value : undefined;
}

/** The JSON of an expression that has nothing but literals in it; undefined for any other. */
function plainOf(expression) {
  if (expression.kind === 'literal') return { value: typeof expression.value === 'string' ? escapeOf(expression.value) : expression.value };
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'literal') return { value: -expression.operand.value };
  if (expression.kind === 'array') {
    const items = expression.items.map(plainOf);
    return items.every(Boolean) ? { value: items.map(({ value }) => value) } : undefined;
  }
  if (expression.kind !== 'object') return undefined;
  const entries = expression.entries.map((entry) => (entry.kind === 'property' && entry.key.kind === 'literal' ? [escapeOf(entry.key.value), plainOf(entry.value)] : []));
  return entries.every(([, value]) => value) ? { value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])) } : undefined;
}

/** A text that looks like an expression of a template has its bracket doubled there. */
function escapeOf(text) {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}
