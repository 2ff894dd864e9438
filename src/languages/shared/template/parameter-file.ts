import { perFile } from '../../../text/memo';
import type { SourceFile, Span } from '../../../text/span';
import { nameOf } from '../../../text/uris';
import { failure, unknown, via, type Datum } from '../datum';
import { overPossible } from '../functions/choices';
import { nameIn } from '../functions/equal';
import { datumOfJson, jsonOf, memberOf } from '../json-file';

/** What a file of parameters gives. */
export interface ParameterFile {
  readonly values: ReadonlyMap<string, Datum>;
  /** The places that could not be read. */
  readonly unreadable: readonly Span[];
}

/**
 * Reads a file of parameters in JSON (`deploymentParameters.json`). Its strings stand for themselves; what a key vault gives is a
 * secret.
 */
export const readParameterFile: (file: SourceFile) => ParameterFile = perFile((file) => {
  const { root, faults: unreadable } = jsonOf(file);
  const parameters = memberOf(root, 'parameters')?.value;
  const values = parameters ? parameterValues(withPlaceholders(datumOfJson(parameters, file))) : undefined;
  if (values?.kind !== 'object') return { values: new Map(), unreadable };
  const name = nameOf(file.uri);
  return { values: new Map([...values.entries].map(([key, value]) => [key, via(value, { span: value.origin.span, what: `\`${key}\` in ${name}`, gives: '' })])), unreadable };
});

/** What tools put into the file before it is deployed: `${NAME}` of the Azure Developer CLI, `#{NAME}#` and `__NAME__` of pipelines. */
const placeholder = /\$\{\w+(?:=[^}]*)?\}|#\{[^}]+\}|__[A-Za-z]\w*__/;

function withPlaceholders(datum: Datum): Datum {
  switch (datum.kind) {
    case 'atom': {
      const found = typeof datum.value === 'string' ? placeholder.exec(datum.value)?.[0] : undefined;
      return found === undefined ? datum : unknown('run-time', `\`${found}\` is filled in when it is deployed`, datum.origin);
    }
    case 'list':
      return { ...datum, items: datum.items.map(withPlaceholders) };
    case 'object':
      return { ...datum, entries: new Map([...datum.entries].map(([name, value]) => [name, withPlaceholders(value)])) };
    case 'choice':
    case 'reference':
    case 'unknown':
      return datum;
  }
}

/**
 * The values in an object of parameters as Azure takes them, `{ "count": { "value": 3 } }`: an object by their names. A
 * `reference` leads to a key vault.
 */
export function parameterValues(parameters: Datum): Datum {
  return overPossible([parameters], parameters.origin, ([given]) => {
    if (given?.kind !== 'object') return given ?? parameters;
    return { ...given, entries: new Map([...given.entries].map(([name, written]) => [name, valueOf(name, written)])) };
  });
}

function valueOf(name: string, written: Datum): Datum {
  return overPossible([written], written.origin, ([given]) => {
    if (given?.kind !== 'object') return given?.kind === 'unknown' ? given : failure(`\`${name}\` has no \`value\``, written.origin);
    const find = (key: string): Datum | undefined => given.entries.get(nameIn(given.entries, key) ?? key);
    const value = find('value');
    if (value) return value;
    if (find('reference')) return unknown('secret', `\`${name}\` is read from a key vault`, given.origin);
    if (find('expression')) return unknown('run-time', `\`${name}\` is computed when the template is deployed`, given.origin);
    return given.open ? unknown(given.open.reason, given.open.message, given.origin) : failure(`\`${name}\` has no \`value\``, given.origin);
  });
}
