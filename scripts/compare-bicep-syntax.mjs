/** Whether a file is a print of Bicep's tests and no source: `main.syntax.bicep`, `main.tokens.bicep`. */
export function isOutput(file) {
  return /\.(?:syntax|tokens|symbols|diagnostics|ir|sourcemap|formatted|parameters)\.bicep(?:param)?$/.test(file);
}

/**
 * Compares our tree with the one that Bicep prints between the lines of the source. Of a statement that Bicep could
 * read in full, all parts are compared; of the others nothing, since what is broken may be read in many ways.
 */
export function compareSyntax(tree, text, print) {
  const theirs = readPrint(text, print);
  const sound = theirs.filter(({ depth, kind, broken }) => depth === 1 && statements.has(kind) && !broken);
  const disagreements = [];
  let nodes = 0;
  for (const statement of sound) {
    const kind = kinds.get(statement.kind);
    const own = tree.statements.find((candidate) => candidate.start === statement.start && candidate.end === statement.end && candidate.kind === kind);
    const said = `${kind} ${JSON.stringify(text.slice(statement.start, Math.min(statement.end, statement.start + 60)))}`;
    if (!own) {
      disagreements.push(`no ${said}`);
      continue;
    }
    const expected = theirs.filter(({ start, end, kind: type }) => start >= statement.start && end <= statement.end && kinds.has(type))
      .map(({ kind: type, start, end }) => `${kinds.get(type)} ${start}-${end} ${JSON.stringify(text.slice(start, Math.min(end, start + 40)))}`);
    const found = [...parts(own, text)].map(({ kind: type, start, end }) => `${type} ${start}-${end} ${JSON.stringify(text.slice(start, Math.min(end, start + 40)))}`);
    nodes += expected.length;
    const missing = without(expected, found);
    const extra = without(found, expected);
    if (missing.length + extra.length > 0) disagreements.push(`${said}: Bicep alone has ${missing.slice(0, 3).join('; ') || 'nothing'}, we alone ${extra.slice(0, 3).join('; ') || 'nothing'}`);
  }
  const intact = theirs.every(({ broken }) => !broken);
  if (intact && tree.statements.length !== sound.length) disagreements.push(`we have ${tree.statements.length} statements, Bicep ${sound.length}`);
  return { nodes, disagreements };
}

function without(lines, others) {
  const left = new Map();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const number = left.get(line) ?? 0;
    left.set(line, number - 1);
    return number <= 0;
  });
}

/** The nodes of a print: kind, place, depth, and whether anything in them was skipped. */
function readPrint(text, print) {
  const nodes = [];
  const source = text.replace(/^\uFEFF/, '');
  const shift = text.length - source.length;
  let lineStart = 0;
  let next = 0;
  const open = [];
  for (const line of print.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const note = /^\/\/@\[(\d+):(\d+)\) ([│├└─| ]*)(\w+)(\([^)]*\))?/.exec(line);
    if (!note) {
      lineStart = next;
      const feed = source.indexOf('\n', next);
      next = feed < 0 ? source.length : feed + 1;
      continue;
    }
    const [, start, end, margin, kind] = note;
    const depth = margin.length / 2;
    const node = { kind, depth, start: lineStart + Number(start) + shift, end: lineStart + Number(end) + shift, broken: false };
    nodes.push(node);
    open.length = depth;
    open[depth] = node;
    // An extension or an import without `with` or `as` has an empty piece in their place.
    const isGap = node.start === node.end && ['ExtensionDeclarationSyntax', 'UsingDeclarationSyntax'].includes(open[depth - 1]?.kind);
    if (kind === 'SkippedTriviaSyntax' && !isGap) for (const outer of open) outer.broken = true;
  }
  return nodes;
}

const statements = new Map([
  ['TargetScopeSyntax', 'target-scope'], ['MetadataDeclarationSyntax', 'metadata'], ['ParameterDeclarationSyntax', 'param'], ['ParameterAssignmentSyntax', 'param'],
  ['VariableDeclarationSyntax', 'var'], ['TypeDeclarationSyntax', 'type'], ['FunctionDeclarationSyntax', 'func'], ['ResourceDeclarationSyntax', 'resource'],
  ['ModuleDeclarationSyntax', 'module'], ['TestDeclarationSyntax', 'test'], ['OutputDeclarationSyntax', 'output'], ['AssertDeclarationSyntax', 'assert'],
  ['CompileTimeImportDeclarationSyntax', 'import'], ['ExtensionDeclarationSyntax', 'extension'], ['ExtensionConfigAssignmentSyntax', 'extension-config'],
  ['UsingDeclarationSyntax', 'using'], ['ExtendsDeclarationSyntax', 'extends'],
]);

const kinds = new Map([
  ...statements,
  ['IntegerLiteralSyntax', 'value'], ['BooleanLiteralSyntax', 'value'], ['NullLiteralSyntax', 'value'], ['StringSyntax', 'value'],
  ['IntegerTypeLiteralSyntax', 'value'], ['BooleanTypeLiteralSyntax', 'value'], ['NullTypeLiteralSyntax', 'value'], ['StringTypeLiteralSyntax', 'value'],
  ['VariableAccessSyntax', 'variable'], ['PropertyAccessSyntax', 'member'], ['TypePropertyAccessSyntax', 'member'], ['ArrayAccessSyntax', 'index'],
  ['ResourceAccessSyntax', 'nested'], ['NonNullAssertionSyntax', 'non-null'], ['NonNullableTypeSyntax', 'non-null'], ['FunctionCallSyntax', 'call'],
  ['InstanceFunctionCallSyntax', 'call'], ['LambdaSyntax', 'lambda'], ['UnaryOperationSyntax', 'unary'], ['UnaryTypeOperationSyntax', 'negated'],
  ['BinaryOperationSyntax', 'binary'], ['TernaryOperationSyntax', 'conditional'], ['ParenthesizedExpressionSyntax', 'parentheses'],
  ['ParenthesizedTypeSyntax', 'parentheses'], ['ArraySyntax', 'array'], ['ArrayTypeSyntax', 'array'], ['ObjectSyntax', 'object'], ['ObjectTypeSyntax', 'object'],
  ['ObjectPropertySyntax', 'property'], ['SpreadExpressionSyntax', 'spread'], ['ForSyntax', 'for'], ['IfConditionSyntax', 'if'],
  ['TypeVariableAccessSyntax', 'reference'], ['TypeArrayAccessSyntax', 'item'], ['TypeItemsAccessSyntax', 'items'],
  ['TypeAdditionalPropertiesAccessSyntax', 'additional'], ['ParameterizedTypeInstantiationSyntax', 'generic'],
  ['InstanceParameterizedTypeInstantiationSyntax', 'generic'], ['ResourceTypeSyntax', 'resource'], ['NullableTypeSyntax', 'nullable'],
  ['UnionTypeSyntax', 'union'], ['TupleTypeSyntax', 'tuple'],
]);

/** The parts of one of our statements that have a counterpart in Bicep's tree, itself included. */
function* parts(node, text) {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) yield* parts(item, text);
    return;
  }
  const { kind, start, end } = node;
  if (kind === 'literal' || kind === 'template') yield { kind: 'value', start, end };
  else if (kind !== undefined && kind !== 'text' && kind !== 'interpolation') yield { kind, start, end };
  // The condition of `if` is kept without the parentheses that it always has.
  if (kind === 'if') yield around(node, text);
  for (const [name, child] of Object.entries(node)) {
    // A bare word as a key, a symbol of an import or an extension has its place only.
    const isBareKey = name === 'key' && kind !== 'index' && kind !== 'item' && child?.kind === 'literal' && !text.slice(child.start, child.end).includes("'");
    const isBareSpecification = name === 'specification' && child?.kind === 'variable';
    if (!isBareKey && !isBareSpecification) yield* parts(child, text);
  }
  if (kind === 'import') for (const { name } of node.symbols) if (text[name.start] === "'") yield { kind: 'value', start: name.start, end: name.end };
}

function around({ start, end }, text) {
  const open = text.indexOf('(', start);
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return { kind: 'parentheses', start: open, end: at + 1 };
  }
  return { kind: 'parentheses', start: open, end };
}
