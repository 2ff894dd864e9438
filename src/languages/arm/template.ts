import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { failure } from '../shared/datum';
import { jsonOf, looksLikeTemplate, memberOf, templateScope, type JsonMember, type JsonNode, type JsonObject } from '../shared/json-file';
import type { Parameter, ReadTemplate, Source, Template } from '../shared/template/template';
import { spanIn } from '../shared/written';
import { declarationsIn } from './declarations';
import { jsonValue, loopsIn, loopValue } from './json-value';
import { literalText, type TemplateText, type UserFunction } from './scope';
import { sourceOf, type Reader } from './sources';

/** Reads an ARM template; undefined where the file is none by its `$schema`. */
export const readArmTemplate: ReadTemplate = (uri, files) => {
  const file = files.get(uri);
  return file && templateOf(file);
};

/** The uris of the files beside the template that it links to, whether they are there or not. */
export function linkedTemplatesOf(file: SourceFile): readonly string[] {
  const template = templateOf(file);
  return template ? [...new Set(linksOf(template))] : [];
}

const templateOf = perFile((file): Template | undefined => {
  if (!looksLikeTemplate(file.text)) return undefined;
  const { root, faults } = jsonOf(file);
  if (root?.kind !== 'object') return undefined;
  const template = readTemplate(root, file, undefined);
  return { ...template, unreadable: [...faults, ...template.unreadable] };
});

function linksOf({ declarations }: Template): readonly string[] {
  return declarations.flatMap((declaration) => {
    if (declaration.kind === 'resource') return [];
    const { target } = declaration;
    return target.kind === 'file' ? [target.uri] : target.kind === 'inline' ? linksOf(target.template) : [];
  });
}

/** `around`: the reader of the template around it, when its expressions belong to that one. */
function readTemplate(root: JsonObject, file: SourceFile, around: Reader | undefined): Template {
  const text: TemplateText = around?.text ?? { file, functions: functionsIn(memberOf(root, 'functions')?.value) };
  const reader: Reader = { file, text, definitions: around?.definitions ?? { file, root }, unreadable: [] };
  const { declarations, open } = declarationsIn(memberOf(root, 'resources')?.value, reader, (node, outer) => {
    const nested = readTemplate(node, file, outer);
    reader.unreadable.push(...nested.unreadable);
    return nested;
  });
  const variables = variablesIn(memberOf(root, 'variables')?.value, reader);
  const parameters = parametersIn(root, reader);
  const outputs = outputsIn(memberOf(root, 'outputs')?.value, reader);
  return {
    language: 'arm',
    file,
    targetScope: templateScope(literalText(memberOf(root, '$schema')?.value, file)) ?? 'resourceGroup',
    parameters,
    variables,
    outputs,
    declarations,
    unreadable: reader.unreadable,
    open: open ?? root.open,
  };
}

function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === 'object' ? node.members : [];
}

function parametersIn(root: JsonObject, reader: Reader): ReadonlyMap<string, Parameter> {
  const { file } = reader;
  const definitions = memberOf(root, 'definitions')?.value;
  return new Map(membersOf(memberOf(root, 'parameters')?.value).map(({ key, value }): [string, Parameter] => {
    const fallback = memberOf(value, 'defaultValue')?.value;
    const declared = typesOf(value, definitions, file);
    return [key.value, {
      name: key.value,
      head: spanIn(file, key),
      fallback: fallback && sourceOf(fallback, reader),
      secure: declared.some((each) => /^secure(?:string|object)$/i.test(literalText(memberOf(each, 'type')?.value, file) ?? '')),
      nullable: declared.some((each) => { const nullable = memberOf(each, 'nullable')?.value; return nullable?.kind === 'simple' && nullable.value === true; }),
    }];
  }));
}

/** The declaration of a parameter and the definitions that it refers to: `"$ref": "#/definitions/password"`. */
function typesOf(declared: JsonNode | undefined, definitions: JsonNode | undefined, file: SourceFile): readonly JsonNode[] {
  const types: JsonNode[] = [];
  for (let node = declared; node && !types.includes(node);) {
    types.push(node);
    const name = /^#\/definitions\/(.+)$/.exec(literalText(memberOf(node, '$ref')?.value, file) ?? '')?.[1];
    node = name === undefined ? undefined : memberOf(definitions, name)?.value;
  }
  return types;
}

function variablesIn(node: JsonNode | undefined, reader: Reader): ReadonlyMap<string, Source> {
  const variables = new Map<string, Source>();
  for (const member of membersOf(node)) {
    const loops = loopsIn(member);
    if (!loops) {
      if (member.value) variables.set(member.key.value, sourceOf(member.value, reader));
      continue;
    }
    for (const loop of loops) {
      const name = literalText(memberOf(loop, 'name')?.value, reader.file);
      if (name !== undefined) variables.set(name, loopSource(loop, name, reader));
    }
  }
  return variables;
}

function loopSource(loop: JsonObject, name: string, reader: Reader): Source {
  const { text } = reader;
  return { ...sourceOf(loop, reader), evaluate: (frame) => loopValue(loop, name, { frame, text }) };
}

function outputsIn(node: JsonNode | undefined, reader: Reader): ReadonlyMap<string, Source> {
  const { text } = reader;
  const outputs = new Map<string, Source>();
  for (const { key, value: output } of membersOf(node)) {
    const value = memberOf(output, 'value')?.value;
    const loop = memberOf(output, 'copy')?.value;
    const condition = memberOf(output, 'condition')?.value;
    const source = value ? sourceOf(value, reader) : loop?.kind === 'object' ? loopSource(loop, '', reader) : undefined;
    if (!source) continue;
    outputs.set(key.value, condition === undefined ? source : {
      ...source,
      evaluate(frame) {
        const holds = jsonValue(condition, { frame, text });
        const place = { span: source.span, what: source.what, from: [holds.origin] };
        return holds.kind === 'atom' && holds.value === false ? failure(`the output \`${key.value}\` is not made`, place) : source.evaluate(frame);
      },
    });
  }
  return outputs;
}

/** The template's own functions: `[{ "namespace": "contoso", "members": { "uniqueName": { "parameters": […], "output": {…} } } }]`. */
function functionsIn(node: JsonNode | undefined): ReadonlyMap<string, UserFunction> {
  const functions = new Map<string, UserFunction>();
  for (const group of node?.kind === 'array' ? node.items : []) {
    const namespace = memberOf(group, 'namespace')?.value;
    for (const { key, value } of membersOf(memberOf(group, 'members')?.value)) {
      const output = memberOf(memberOf(value, 'output')?.value, 'value')?.value;
      const parameters = memberOf(value, 'parameters')?.value;
      if (namespace?.kind !== 'string' || !output) continue;
      functions.set(`${namespace.value}.${key.value}`.toLowerCase(), { parameters: parameters?.kind === 'array' ? parameters.items.map(nameIn) : [], output });
    }
  }
  return functions;
}

function nameIn(parameter: JsonNode): string {
  const name = memberOf(parameter, 'name')?.value;
  return name?.kind === 'string' ? name.value : '';
}
