/**
 * The tree of one Bicep file, a template (`.bicep`) or its parameters (`.bicepparam`). Places are offsets into that
 * file's text; whoever evaluates a node knows the file. A node's `end` is exclusive.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Tree {
  readonly statements: readonly Statement[];
  /** The places that made no sense and were skipped. Empty for every valid file. */
  readonly errors: readonly SyntaxFault[];
}

export interface SyntaxFault extends Place {
  readonly message: string;
}

/** What every statement has. Its place begins with its first decorator and ends with its last token. */
interface Declaration extends Place {
  readonly decorators: readonly Decorator[];
  /** The word that says what the statement is. */
  readonly keyword: Place;
}

/** `@sys.description('…')`, without the `@` a call, or a bare name that lacks its parentheses. */
export interface Decorator extends Place {
  readonly value: Expression;
}

/** A name where something is declared. */
export interface Name extends Place {
  readonly text: string;
}

export type Statement =
  | TargetScope
  | Metadata
  | Parameter
  | Variable
  | TypeDeclaration
  | FunctionDeclaration
  | Resource
  | Module
  | Test
  | Output
  | Assertion
  | Import
  | Extension
  | ExtensionConfig
  | Using
  | Extends;

/** `targetScope = 'subscription'` */
export interface TargetScope extends Declaration {
  readonly kind: 'target-scope';
  readonly value: Expression;
}

export interface Metadata extends Declaration {
  readonly kind: 'metadata';
  readonly name: Name;
  readonly value: Expression;
}

/** `param name type = default` in a template; `param name = value`, without a type, in a file of parameters. */
export interface Parameter extends Declaration {
  readonly kind: 'param';
  readonly name: Name;
  readonly type: Type | undefined;
  readonly value: Expression | undefined;
}

export interface Variable extends Declaration {
  readonly kind: 'var';
  readonly name: Name;
  readonly type: Type | undefined;
  readonly value: Expression;
}

export interface TypeDeclaration extends Declaration {
  readonly kind: 'type';
  readonly name: Name;
  readonly value: Type;
}

/** `func name(a type, b type) result => body` */
export interface FunctionDeclaration extends Declaration {
  readonly kind: 'func';
  readonly name: Name;
  readonly parameters: readonly TypedName[];
  readonly result: Type;
  readonly body: Expression;
}

export interface TypedName extends Place {
  readonly name: Name;
  readonly type: Type;
}

/** `resource name 'type@version' existing = body`; also one that is nested in the body of another. */
export interface Resource extends Declaration {
  readonly kind: 'resource';
  readonly name: Name;
  readonly type: StringExpression;
  readonly existing: boolean;
  readonly body: Body;
}

/** `module name 'path' = body`: a path of this disk, of a registry (`br:`, `br/public:`) or of a template spec (`ts:`). */
export interface Module extends Declaration {
  readonly kind: 'module';
  readonly name: Name;
  readonly path: StringExpression;
  readonly body: Body;
}

export interface Test extends Declaration {
  readonly kind: 'test';
  readonly name: Name;
  readonly path: StringExpression;
  readonly body: Body;
}

export interface Output extends Declaration {
  readonly kind: 'output';
  readonly name: Name;
  readonly type: Type;
  readonly value: Expression;
}

export interface Assertion extends Declaration {
  readonly kind: 'assert';
  readonly name: Name;
  readonly value: Expression;
}

/** `import { a, b as c } from 'path'` has symbols, `import * as all from 'path'` has the one name for all. */
export interface Import extends Declaration {
  readonly kind: 'import';
  readonly symbols: readonly ImportedSymbol[];
  readonly all: Name | undefined;
  readonly path: StringExpression;
}

/** `a`, `b as c` and `'not a name' as d`. */
export interface ImportedSymbol extends Place {
  readonly name: Name;
  readonly alias: Name | undefined;
}

/** `extension name|'specification' with { … } as alias`, and the words of older versions: `provider`, `import`. */
export interface Extension extends Declaration {
  readonly kind: 'extension';
  readonly specification: StringExpression | VariableAccess;
  readonly config: ObjectExpression | Hole | undefined;
  readonly alias: Name | undefined;
}

/** `extensionConfig alias with { … }` in a file of parameters. */
export interface ExtensionConfig extends Declaration {
  readonly kind: 'extension-config';
  readonly alias: Name;
  readonly config: ObjectExpression | Hole;
}

/** `using 'path'`, or `using none`, which has no path. */
export interface Using extends Declaration {
  readonly kind: 'using';
  readonly path: StringExpression | undefined;
  readonly config: ObjectExpression | Hole | undefined;
}

export interface Extends extends Declaration {
  readonly kind: 'extends';
  readonly path: StringExpression;
}

/** What a resource or module is set to: one object, one under a condition, or one for each item. */
export type Body = ObjectExpression | Conditioned | For | Hole;

/** A string, which may have interpolations where Bicep itself would refuse them. */
export type StringExpression = Literal | Template | Hole;

export type Expression =
  | Literal
  | Template
  | VariableAccess
  | Member
  | Index
  | NestedResource
  | NonNull
  | Call
  | Lambda
  | Unary
  | Binary
  | Conditional
  | Parentheses
  | ArrayExpression
  | ObjectExpression
  | For
  | Hole;

/**
 * A number, `true`, `false`, `null`, or a string without any interpolation (escapes resolved). Bicep's numbers have
 * 64 bits; one of more than 53 is rounded here.
 */
export interface Literal extends Place {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A string with interpolations, on one line or on several. */
export interface Template extends Place {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | (Place & { readonly kind: 'text'; readonly text: string })
  | (Place & { readonly kind: 'interpolation'; readonly value: Expression });

/** A name that stands by itself: a parameter, a variable, a resource, a namespace, a variable of a loop or lambda. */
export interface VariableAccess extends Place {
  readonly kind: 'variable';
  readonly name: string;
}

/** `target.name`, and `target.?name`, which is null where there is no such property. */
export interface Member extends Place {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: Name;
  readonly safe: boolean;
}

/** `target[key]`, `target[?key]`, which is null where there is no such item, and `target[^key]`, which counts from the end. */
export interface Index extends Place {
  readonly kind: 'index';
  readonly target: Expression;
  readonly key: Expression;
  readonly safe: boolean;
  readonly fromEnd: boolean;
}

/** `target::name`: a resource that is nested in another. */
export interface NestedResource extends Place {
  readonly kind: 'nested';
  readonly target: Expression;
  readonly name: Name;
}

/** `target!`: the author knows that it is not null. */
export interface NonNull extends Place {
  readonly kind: 'non-null';
  readonly target: Expression;
}

/** `name(args…)`; with a target `target.name(args…)`, a function of a namespace or of an import, or a method of a resource. */
export interface Call extends Place {
  readonly kind: 'call';
  readonly target: Expression | undefined;
  readonly name: Name;
  readonly args: readonly Expression[];
}

/** `x => body`, `(a, b) => body`, `() => body`. */
export interface Lambda extends Place {
  readonly kind: 'lambda';
  readonly parameters: readonly Name[];
  readonly body: Expression;
}

export interface Unary extends Place {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export interface Binary extends Place {
  readonly kind: 'binary';
  readonly operator:
    | '??' | '||' | '&&' | '==' | '!=' | '=~' | '!~' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Place {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Parentheses extends Place {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

export interface ArrayExpression extends Place {
  readonly kind: 'array';
  readonly items: readonly (Expression | Spread)[];
}

/** Nested resources stand among the properties of a resource's own object, and nowhere else. A hole may hide any entry. */
export interface ObjectExpression extends Place {
  readonly kind: 'object';
  readonly entries: readonly (Property | Spread | Resource | Hole)[];
}

/** `key: value`. A bare word as key is a string literal. */
export interface Property extends Place {
  readonly kind: 'property';
  readonly key: StringExpression;
  readonly value: Expression;
}

/** `...value` */
export interface Spread extends Place {
  readonly kind: 'spread';
  readonly value: Expression;
}

/** `[for item in collection: body]` and `[for (item, index) in collection: body]`. */
export interface For extends Place {
  readonly kind: 'for';
  readonly item: Name;
  readonly index: Name | undefined;
  readonly collection: Expression;
  readonly body: Expression | Conditioned;
}

/** `if (condition) { … }` */
export interface Conditioned extends Place {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly body: ObjectExpression | Hole;
}

/** What could not be read. Its value is unknown. */
export interface Hole extends Place {
  readonly kind: 'hole';
}

export type Type =
  | Literal
  | Template
  | NegatedType
  | TypeReference
  | TypeMember
  | TypeItem
  | TypeParts
  | GenericType
  | ResourceType
  | ArrayType
  | NullableType
  | NonNullType
  | UnionType
  | TupleType
  | ObjectType
  | TypeParentheses
  | Hole;

/** `-1` and `!true` as types. */
export interface NegatedType extends Place {
  readonly kind: 'negated';
  readonly operator: '-' | '!';
  readonly operand: Type;
}

/** `string`, `int`, the name of a declared type, or of a namespace or import that holds one. */
export interface TypeReference extends Place {
  readonly kind: 'reference';
  readonly name: string;
}

/** `target.name` */
export interface TypeMember extends Place {
  readonly kind: 'member';
  readonly target: Type;
  readonly name: Name;
}

/** `target[0]`: the type of one item of a tuple. */
export interface TypeItem extends Place {
  readonly kind: 'item';
  readonly target: Type;
  readonly key: Expression;
}

/** `target[*]`: the type of the items of an array; `target.*`: that of the additional properties of an object. */
export interface TypeParts extends Place {
  readonly kind: 'items' | 'additional';
  readonly target: Type;
}

/** `resourceInput<'type@version'>`, `sys.resourceOutput<'type@version'>` */
export interface GenericType extends Place {
  readonly kind: 'generic';
  readonly target: Type | undefined;
  readonly name: Name;
  readonly args: readonly Type[];
}

/** `resource 'type@version'`, the older way to pass a resource; an output may leave its type out. */
export interface ResourceType extends Place {
  readonly kind: 'resource';
  readonly type: StringExpression | undefined;
}

/** `item[]` */
export interface ArrayType extends Place {
  readonly kind: 'array';
  readonly item: Type;
}

/** `inner?` */
export interface NullableType extends Place {
  readonly kind: 'nullable';
  readonly inner: Type;
}

/** `inner!` */
export interface NonNullType extends Place {
  readonly kind: 'non-null';
  readonly inner: Type;
}

/** `'a' | 'b'`; a `|` before the first of them belongs to its place. */
export interface UnionType extends Place {
  readonly kind: 'union';
  readonly members: readonly Type[];
}

export interface TupleType extends Place {
  readonly kind: 'tuple';
  readonly items: readonly TupleItem[];
}

export interface TupleItem extends Place {
  readonly decorators: readonly Decorator[];
  readonly type: Type;
}

export interface ObjectType extends Place {
  readonly kind: 'object';
  readonly properties: readonly TypeProperty[];
}

/** `name: type`; `*: type` has no key and stands for all other properties. */
export interface TypeProperty extends Place {
  readonly decorators: readonly Decorator[];
  readonly key: StringExpression | undefined;
  readonly type: Type;
}

export interface TypeParentheses extends Place {
  readonly kind: 'parentheses';
  readonly inner: Type;
}
