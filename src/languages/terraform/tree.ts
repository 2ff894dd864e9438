import type { SourceFile } from '../../text/span';

/**
 * The tree of one file in HCL's native syntax. Places are offsets into that file's text; whoever evaluates a node
 * knows the file. A node's `end` is exclusive.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Tree {
  readonly body: Body;
  /** The places that made no sense and were skipped. Empty for every valid file. */
  readonly errors: readonly SyntaxFault[];
}

export interface SyntaxFault extends Place {
  readonly message: string;
}

/** The content of a file or between braces. `start` and `end` lie inside the braces. */
export interface Body extends Place {
  readonly items: readonly (Attribute | Block)[];
}

/** `name = value`. Its place ends with the value; a comment behind it does not belong to it. */
export interface Attribute extends Place {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameEnd: number;
  readonly value: Expression;
}

/** `type "label" label { … }`. */
export interface Block extends Place {
  readonly kind: 'block';
  readonly type: string;
  readonly labels: readonly Label[];
  /** The end of the type and labels: the head is `start` to `headEnd`. */
  readonly headEnd: number;
  readonly body: Body;
  /** False when the closing brace is missing and the block was ended by the next statement or the end of the file. */
  readonly closed: boolean;
}

export interface Label extends Place {
  readonly text: string;
}

export type Expression =
  | Literal
  | Template
  | Variable
  | GetAttribute
  | GetIndex
  | Splat
  | Call
  | Unary
  | Binary
  | Conditional
  | Parentheses
  | Tuple
  | ObjectExpression
  | For
  | Elsewhere
  | Hole;

/** A number, `true`, `false`, `null`, or a quoted string or heredoc without any interpolation (escapes resolved). */
export interface Literal extends Place {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A quoted string or heredoc with interpolations or directives. Heredoc indentation (`<<-`) and `~` are already taken out. */
export interface Template extends Place {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | (Place & { readonly kind: 'text'; readonly text: string })
  | (Place & { readonly kind: 'interpolation'; readonly value: Expression })
  | (Place & { readonly kind: 'if'; readonly condition: Expression; readonly then: readonly TemplatePart[]; readonly otherwise: readonly TemplatePart[] })
  | (Place & {
      readonly kind: 'for';
      readonly key: string | undefined;
      readonly value: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    });

/** The root of a traversal: `var`, `local`, `each`, a resource type, a variable of a `for`. */
export interface Variable extends Place {
  readonly kind: 'variable';
  readonly name: string;
}

/** `target.name` */
export interface GetAttribute extends Place {
  readonly kind: 'attribute-of';
  readonly target: Expression;
  readonly name: string;
}

/** `target[key]`, and the legacy `target.0` with a number literal as key. */
export interface GetIndex extends Place {
  readonly kind: 'index';
  readonly target: Expression;
  readonly key: Expression;
}

/**
 * `target[*].a[0]` (full) and `target.*.a` (attribute only). `steps` are applied to each element: for the full form
 * all the attributes and indexes that follow, for the other form the attributes that follow.
 */
export interface Splat extends Place {
  readonly kind: 'splat';
  readonly target: Expression;
  readonly full: boolean;
  readonly steps: readonly Step[];
}

export type Step =
  | (Place & { readonly kind: 'attribute'; readonly name: string })
  | (Place & { readonly kind: 'index'; readonly key: Expression });

/** `name(args…)`; a provider's function has its full name, `provider::azurerm::normalise_resource_id`. */
export interface Call extends Place {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** Whether the last argument is followed by `...`. */
  readonly expand: boolean;
}

export interface Unary extends Place {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export interface Binary extends Place {
  readonly kind: 'binary';
  readonly operator: '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';
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

export interface Tuple extends Place {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

/** `{ key = value, (expression) : value }`. A bare word as key is a string literal. */
export interface ObjectExpression extends Place {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `[for k, v in c : v if cond]` and `{for k, v in c : k => v... if cond}`. */
export interface For extends Place {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present in the object form only. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** Whether `...` groups the values of equal keys. */
  readonly grouping: boolean;
}

/** An expression of another file, which takes the place of what stands here: that of an override file. */
export interface Elsewhere extends Place {
  readonly kind: 'elsewhere';
  readonly file: SourceFile;
  readonly value: Expression;
}

/** What could not be read. Its value is unknown. */
export interface Hole extends Place {
  readonly kind: 'hole';
}
