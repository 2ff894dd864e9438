import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib, type IRawGrammar } from 'vscode-textmate';

/** A stretch of one line with its scopes, the innermost last. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** What package.json says about a grammar. */
export interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly language?: string;
  readonly injectTo?: readonly string[];
}

export interface Manifest {
  readonly contributes: {
    readonly grammars: readonly Contribution[];
    readonly languages: readonly { readonly id: string; readonly configuration?: string }[];
  };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
}

/**
 * A grammar of our own with the contributed injections, loaded as the editor loads it. `strangers` are grammars that
 * stand for those of other extensions.
 */
export async function loadGrammar(scopeName: string, ...strangers: readonly IRawGrammar[]): Promise<IGrammar> {
  const { grammars } = readManifest().contributes;
  const registry = new textmate.Registry({
    onigLib: onigLib(),
    loadGrammar(wanted) {
      const own = grammars.find((grammar) => grammar.scopeName === wanted);
      const raw = own ? textmate.parseRawGrammar(readFileSync(own.path, 'utf8'), own.path) : strangers.find((stranger) => stranger.scopeName === wanted);
      return Promise.resolve(raw);
    },
    getInjections: (into) => grammars.filter(({ injectTo }) => injectTo?.includes(into)).map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar ${scopeName}`);
  return grammar;
}

/** The tokens of a text, line by line. */
export function tokensOf(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

let ready: Promise<IOnigLib> | undefined;

function onigLib(): Promise<IOnigLib> {
  ready ??= load();
  return ready;
}

async function load(): Promise<IOnigLib> {
  const wasm = readFileSync(join(createRequire(import.meta.url).resolve('vscode-oniguruma'), '..', 'onig.wasm'));
  await oniguruma.loadWASM(wasm);
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}
