/** An expression of ARM's template language, which stands in a string between `[` and `]`. */
export type Expression = TextLiteral | NumberLiteral | Call | PropertyOf | ItemOf;

/** Offsets in the file, exact for strings with escapes too. */
interface Written {
  readonly start: number;
  readonly end: number;
  /** The text of the expression, without JSON's escapes. */
  readonly text: string;
}

export interface TextLiteral extends Written {
  readonly kind: 'text';
  readonly value: string;
}

export interface NumberLiteral extends Written {
  readonly kind: 'number';
  readonly value: number;
}

export interface Call extends Written {
  readonly kind: 'call';
  /** With its namespace, as written: `concat`, `contoso.uniqueName`. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `target.name`. */
export interface PropertyOf extends Written {
  readonly kind: 'property';
  readonly target: Expression;
  readonly name: string;
}

/** `target[key]`. */
export interface ItemOf extends Written {
  readonly kind: 'item';
  readonly target: Expression;
  readonly key: Expression;
}
