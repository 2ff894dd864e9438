/**
 * The tree of one script, in bash, PowerShell or batch: as far as it says which commands run with which words. Places are offsets
 * into the text that was parsed; a node's `end` is exclusive.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Script {
  readonly dialect: Dialect;
  readonly statements: readonly Statement[];
  /** PowerShell's `param(…)` at the head of the script: what its caller gives, with defaults. Absent elsewhere. */
  readonly parameters?: readonly Parameter[];
  /** The places that made no sense and were skipped. Empty for every valid script. */
  readonly errors: readonly SyntaxFault[];
}

export type Dialect = 'bash' | 'powershell' | 'batch';

export interface SyntaxFault extends Place {
  readonly message: string;
}

export type Statement = Assignment | Command | Output | If | Loop | Case | Block | FunctionDeclaration | Jump;

/** `NAME=value`, `export NAME=value`, `$name = value`, `set NAME=value`. What a command that follows on the same line sees alone is no statement. */
export interface Assignment extends Place {
  readonly kind: 'assignment';
  readonly name: Name;
  /** `+=` adds to what is there. */
  readonly adds: boolean;
  /** An item of an array or a member of a table: `NAME[key]=`, `$table['key'] =`, `$table.key =`. Several steps, `$a.b.c =`, are a list of keys. */
  readonly key: Value | undefined;
  /** Undefined where only the name is declared: `local name`. */
  readonly value: Value | undefined;
  /** `local`: the name belongs to the function around. */
  readonly local: boolean;
}

/**
 * A name where something is declared, without `$`; its place is that of the bare name. PowerShell's and batch's names have no case; they are
 * kept as written, with their scope or drive: `env:NAME`, `script:name`.
 */
export interface Name extends Place {
  readonly text: string;
}

/** One command of a list or pipeline. Its words are the arguments; the first of them names it. */
export interface Command extends Place {
  readonly kind: 'command';
  readonly words: readonly Word[];
  /** Assignments before it on its own line: `A=1 az …`, which it alone sees. */
  readonly assignments: readonly Assignment[];
  /** Whether it runs only if something else succeeds or fails (`&&`, `||`), or in the background. */
  readonly conditional: boolean;
  /** Whether its output goes on through a pipe: its own text is then not what a substitution gives. */
  readonly piped: boolean;
  /** The here-document or here-string that it reads (the last one, if several). Its other redirections are left out. */
  readonly input?: Word;
}

/**
 * An expression that stands alone. In PowerShell that is how a script block, a function or a substitution gives a value: `$id`, `"text"`,
 * `$list.Add(…)`. `piped` as in a command.
 */
export interface Output extends Place {
  readonly kind: 'output';
  readonly value: Value;
  readonly piped: boolean;
}

/** `if`, `elif`, `else`; `test && …` is no branch. A branch without condition is the `else`. */
export interface If extends Place {
  readonly kind: 'if';
  readonly branches: readonly Branch[];
}

export interface Branch extends Place {
  /** The text of the condition as written, for sentences. */
  readonly condition: string | undefined;
  /** Commands that run as the condition. */
  readonly test: readonly Statement[];
  /** What is compared, where it is a plain comparison of two words: `[ "$A" = "b" ]`, `$a -eq 'b'`. `[ -z "$A" ]` compares with an empty word. */
  readonly compares: Comparison | undefined;
  readonly body: readonly Statement[];
}

export interface Comparison {
  readonly left: Value;
  readonly right: Value;
  readonly equal: boolean;
  /** PowerShell's `-eq`, batch's `if /i`: upper and lower case are the same. */
  readonly ignoresCase?: boolean;
}

/**
 * `for`, `foreach` over values; `while` and the like have no name and no values. PowerShell's `… | ForEach-Object { … }` is a loop too: its
 * name is `_` (at the word `ForEach-Object`), and it goes over what comes through the pipe.
 */
export interface Loop extends Place {
  readonly kind: 'loop';
  readonly name: Name | undefined;
  /** What it goes over; undefined where that is not written as words: `while`, `for ((…))`, `"$@"` by default. */
  readonly over: readonly Value[] | undefined;
  /** Commands that run as the condition of a `while` or `until`. */
  readonly test?: readonly Statement[];
  readonly body: readonly Statement[];
}

/** A branch without patterns is PowerShell's `default`. `switch -Regex` and `-Wildcard` have computed patterns (`-match`, `-like`). */
export interface Case extends Place {
  readonly kind: 'case';
  readonly subject: Value;
  readonly branches: readonly { readonly patterns: readonly Value[]; readonly body: readonly Statement[] }[];
}

/** `{ … }`, `( … )` (which keeps its assignments to itself), `try { … } catch { … }` as blocks one behind the other. */
export interface Block extends Place {
  readonly kind: 'block';
  readonly own: boolean;
  readonly conditional: boolean;
  readonly body: readonly Statement[];
}

export interface FunctionDeclaration extends Place {
  readonly kind: 'function';
  readonly name: Name;
  /** PowerShell's `param(…)`, with defaults. */
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
}

export interface Parameter {
  readonly name: Name;
  readonly fallback: Value | undefined;
}

/** `exit`, `return`, `break`, `continue`; PowerShell's `throw`; batch's `goto` (but `goto :eof` and `exit /b`, which return). */
export interface Jump extends Place {
  readonly kind: 'jump';
  readonly word: 'exit' | 'return' | 'break' | 'continue' | 'throw' | 'goto';
  /** What stands behind the word, and may run commands: `return $id`. */
  readonly value?: Value;
}

/** A value of an assignment or argument. */
export type Value = Word | List | Table | Computed;

/**
 * A word: its parts one behind the other. `quoted`: the whole word stands in one pair of quotes. `bare`: no part of it is quoted, so
 * that bash splits what its variables hold into several words.
 */
export interface Word extends Place {
  readonly kind: 'word';
  readonly parts: readonly Part[];
  readonly quoting: 'bare' | 'single' | 'double' | 'mixed' | 'here';
}

export type Part =
  /** Text with its escapes resolved. */
  | (Place & { readonly kind: 'text'; readonly text: string })
  /** `$NAME`, `${NAME}`, `$table.member`, `${NAME[0]}`, `$1`, `$@`, `$env:NAME` (name `env:NAME`), `%NAME%`, and all expansions of `${…}`. */
  | (Place & { readonly kind: 'variable'; readonly name: string; readonly steps: readonly Step[]; readonly expansion: Expansion | undefined })
  /** `$(…)`, backticks, PowerShell's `$( … )` and `(az …)`, batch's `for /f … in ('…')`. `steps` is PowerShell's: `(Get-AzVirtualNetwork …).Subnets[0].Id`. */
  | (Place & { readonly kind: 'substitution'; readonly statements: readonly Statement[]; readonly steps?: readonly Step[] })
  /**
   * A list, table or expression that stands as an argument of PowerShell: `-Subnet $a, $b`, `-Tag @{ … }`, `{ … }`. Of a list, az receives
   * `a,b` as one word where no blank stands around the comma, and as several words otherwise.
   */
  | (Place & { readonly kind: 'value'; readonly value: List | Table | Computed })
  /** `$(( … ))`: the text between the parentheses, and the same with its expansions as parts. Names without `$` are variables in it too. */
  | (Place & { readonly kind: 'arithmetic'; readonly text: string; readonly parts?: readonly Part[] })
  /** `<your-name>`, `{{ expression }}`, `${{ expression }}`, `$(pipelineVariable)`: what somebody else fills in. `name` without the marks. */
  | (Place & { readonly kind: 'placeholder'; readonly name: string })
  /** `*.json`, `{a,b}`, process substitution and whatever else is not followed. */
  | (Place & { readonly kind: 'other' });

/** An index or member of a variable: `[0]`, `.Id`, `[@]` (all). */
export type Step = { readonly kind: 'key'; readonly value: Value } | { readonly kind: 'all' };

/** What `${NAME…}` does to the value. `word` is what stands behind the operator. */
export interface Expansion {
  /** `:-` `-` `:=` `=` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` `//` `:` (substring) `^` `^^` `,` `,,` `!` (indirect) `length`, anything else as written.
   * `@`: PowerShell's splatting, `@args`. Batch has `:~` (`%A:~0,3%`), `replace` (`%A:old=new%`, the word is `old=new`) and `~`, `~dp` and so on of `%~dp0`. */
  readonly operator: string;
  readonly word: Word | undefined;
  /** For `/` and `//`: what comes in the place of the pattern, which is `word` then. */
  readonly replacement?: Word;
}

/** `(a b c)`, `@('a', 'b')`, `'a', 'b'`. */
export interface List extends Place {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** `@{ Name = 'x'; Count = 3 }`. */
export interface Table extends Place {
  readonly kind: 'table';
  readonly entries: readonly { readonly key: Word; readonly value: Value }[];
}

/** An expression that is not followed: PowerShell's operators, method calls and types. What it holds may still run commands. */
export interface Computed extends Place {
  readonly kind: 'computed';
  /** Everything that runs within it, in order, that of the operands included. */
  readonly statements: readonly Statement[];
  /**
   * What is done with what. PowerShell's binary and unary operators in lower case with an ASCII dash (`+`, `-f`, `-join`, `..`; `?` has
   * three operands), `[type]` for a cast, `[]` for an index, `.Name` for a member, `.Name()` for a method with its target as the first
   * operand, `[type]::Name` and `[type]::Name()`, `{}` for a script block. A chain of the same operator has all its operands at once.
   * Batch: `set /a` (the expression), `set /p` (the prompt), `..` (`for /l`: start, step, end). Absent where it is not of use.
   */
  readonly operation?: { readonly operator: string; readonly operands: readonly Value[] };
}
