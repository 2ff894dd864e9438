import type { Scalar } from '../../model/change';
import type { Absent } from '../../model/value';
import type { SourceFile, TextEdit } from '../../text/span';
import { azureNames } from '../shared/azure-names';
import { homeOf } from '../shared/spelling-homes';
import { entriesNamed, type WrittenObject } from '../shared/spelling-outline';
import { azapiOutline } from './azapi-outline';

/** A new entry in the body of an azapi resource, under the API's name. `text` writes a value. */
export function addToBody(file: SourceFile, { property, span }: Absent, to: Scalar | readonly Scalar[], text: (value: Scalar) => string): readonly TextEdit[] | undefined {
  const azure = azureNames[property];
  const home = homeOf(azapiOutline(file), property, span);
  if (!azure || !home) return undefined;
  const many = (typeof to === 'object' ? to : [to]).map(text);
  const [only, another] = many;
  const isList = azure.isList || another !== undefined;
  const name = isList && !azure.isList ? azure.list : azure.name;
  if (name === undefined || only === undefined || [azure.name, azure.list ?? azure.name].some((each) => entriesNamed(home.object, each).length > 0)) return undefined;
  const value = isList ? `[${many.join(', ')}]` : only;
  return home.missing === undefined ? insertion(file, home.object, name, value) : insertion(file, home.object, home.missing, `{ ${name} = ${value} }`);
}

/** Behind the last entry, in line with its equals sign where it has a line of its own. */
function insertion(file: SourceFile, object: WrittenObject, name: string, value: string): readonly TextEdit[] | undefined {
  const last = object.entries.at(-1);
  if (!last || !object.sound) return undefined;
  const { text, uri } = file;
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = text.slice(lineStart, last.start);
  if (indent.trim() !== '') return [{ span: { uri, start: last.end, end: last.end }, text: `, ${name} = ${value}` }];
  const lineEnd = text.indexOf('\n', last.end);
  const end = lineEnd < 0 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  // Something else on the line, such as the closing brace, leaves no certain place.
  if (!/^,?[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(last.end, end))) return undefined;
  const sign = /^\s*[=:]/.exec(text.slice(last.key.end, last.value.start))?.[0] ?? ' =';
  const oneLine = !text.slice(last.start, last.end).includes('\n');
  const key = oneLine ? name.padEnd(last.key.end - last.key.start + sign.length - 1) : `${name} `;
  const lead = key.endsWith(' ') ? key : `${key} `;
  return [{ span: { uri, start: end, end }, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}${lead}= ${value}` }];
}
