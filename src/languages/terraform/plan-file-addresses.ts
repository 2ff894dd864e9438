/** The address of a resource in a plan, `module.net["a"].azurerm_subnet.nodes[0]`, taken apart. */
export interface Address {
  readonly modules: readonly ModuleStep[];
  /** As the configuration has it, without modules and keys: `azurerm_subnet.nodes`, `data.azurerm_subnet.nodes`. */
  readonly resource: string;
  readonly type: string;
  readonly key: string | undefined;
}

/** A called module on the way to a resource. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | undefined;
}

/** Undefined for a text that is no address of a resource. `rest`: what follows, such as `.id`. */
export function addressFrom(text: string): { readonly address: Address; readonly rest: string } | undefined {
  const modules: ModuleStep[] = [];
  let at = 0;
  for (let step = stepAt(moduleStep, text, at); step; step = stepAt(moduleStep, text, at)) {
    modules.push({ name: step[1] ?? '', key: keyFrom(step[2]) });
    at += step[0].length;
  }
  const own = stepAt(resourceStep, text, at);
  const [whole, resource, type, key] = own ?? [];
  if (whole === undefined || resource === undefined || type === undefined) return undefined;
  return { address: { modules, resource, type, key: keyFrom(key) }, rest: text.slice(at + whole.length) };
}

/** A reference to an output of a called module, `module.net["a"].ids["nodes"]`, taken apart. */
export function outputFrom(text: string): { readonly module: ModuleStep; readonly output: string; readonly key: string | undefined } | undefined {
  const step = stepAt(moduleStep, text, 0);
  const found = step && /^([\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/.exec(text.slice(step[0].length));
  if (!step || !found) return undefined;
  return { module: { name: step[1] ?? '', key: keyFrom(step[2]) }, output: found[1] ?? '', key: keyFrom(found[2]) };
}

/** The path of called modules with a point behind it, as it stands before the addresses in them. */
export function pathOf(modules: readonly ModuleStep[]): string {
  return modules.map(({ name, key }) => `module.${name}${key ?? ''}.`).join('');
}

const moduleStep = /module\.([\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\./y;
const resourceStep = /((?:data\.)?([\w-]+)\.[\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/y;

function stepAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** A key as it is written, with its brackets; undefined where there is none. */
function keyFrom(written: string | undefined): string | undefined {
  return written === undefined || written === '' ? undefined : written;
}
