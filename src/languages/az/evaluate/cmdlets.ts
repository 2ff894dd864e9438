import { sameSpan } from '../../../text/span';
import { atom, list, object, unknown, withOrigin, type Datum, type Why } from '../../shared/datum';
import { specOf } from '../commands/commands';
import { isForeign } from '../commands/foreign-flag';
import { takeApart } from '../commands/take-apart';
import { isHalfTyped } from '../half-typed';
import type { Command, Statement, Value } from '../tree';
import { givenBy } from './azure';
import { assignRole } from './beside-commands';
import { identityOf, shownOf, type Call } from './call';
import { clusterHandlers } from './cluster-commands';
import { truth } from './computed';
import { asElement, changeAll } from './changes';
import { withList } from './network-commands';
import { structured } from './programs';
import { assign, beginOf, originAt, spanAt, textOf, unknownNamed, writtenAt, type Argument, type Shell } from './shell';
import { thing, type Given, type Kind, type Made } from './things';
import { capture } from './capture';
import { concatenated, memberOf } from './texts';
import { linked, make, meant, viewOf } from './world';

/** Runs a cmdlet of PowerShell or of the Az module; `unknown` for commands that are none. */
export function runCmdlet(name: string, args: readonly Argument[], command: Command, shell: Shell): Datum | undefined | 'unknown' {
  const spec = specOf([name]);
  const own = plain[name.toLowerCase()];
  if (own) return own(args, command, shell);
  if (!spec || spec.client !== 'az-powershell') {
    if (/^(?:get|find|search)-az/i.test(name)) return unknown('read-from-azure', `it is what \`${name}\` gives`, originAt(shell, command));
    return 'unknown';
  }
  const all = args.flatMap((arg) => splatted(arg, shell));
  const { flags, loose, complete, faults } = takeApart(spec, all.map(({ known }) => known));
  const stranger = complete ? undefined : loose.map((index) => all[index]).find((arg) => arg && typeof arg.known !== 'string');
  const first = command.words[0] ?? command;
  const misread = faults.map(({ word, kind }) => (kind === 'unknown' && isForeign(spec, beginOf(all[word])) ? undefined : all[word])).find((arg) => arg !== undefined);
  const open: Why | undefined = stranger ? { reason: 'no-value', message: `\`${writtenAt(shell, stranger.place)}\` may give further parameters` }
    : misread ? { reason: 'unreadable', message: `\`${writtenAt(shell, misread.place)}\` is no parameter that is known` }
      : isHalfTyped(shell.script.text, command, shell.script.tree) ? { reason: 'unreadable', message: 'the command may not be written to its end' } : undefined;
  const call: Call = {
    spec, shell, client: 'az-powershell', head: spanAt(shell, first), body: spanAt(shell, command), place: command, given: givenBy(flags, all, shell), open,
  };
  return handlers[spec.path]?.(call);
}

/** The parameters that a table gives with `@name`. */
function splatted(arg: Argument, shell: Shell): readonly Argument[] {
  if (arg.datum.kind === 'choice' && isSplat(arg, shell)) return [{ ...arg, datum: unknown('no-value', 'a condition decides which parameters are given', arg.datum.origin), known: undefined }];
  if (!isSplat(arg, shell) || arg.datum.kind !== 'object') return [arg];
  const { place } = arg;
  return [...arg.datum.entries].flatMap(([key, datum]): readonly Argument[] => {
    const value: Argument = { datum, known: textOf(datum), place, pieces: [] };
    if (datum.kind === 'atom' && typeof datum.value === 'boolean') return datum.value ? [{ datum: atom(`-${key}`, datum.origin), known: `-${key}`, place, pieces: [] }] : [];
    return [{ datum: atom(`-${key}`, datum.origin), known: `-${key}`, place, pieces: [] }, value];
  });
}

function isSplat({ place }: Argument, { script: { text } }: Shell): boolean {
  return text[place.start] === '@';
}

const handlers: Readonly<Record<string, (call: Call) => Datum | undefined>> = {
  'New-AzResourceGroup': (call) => shownOf([make({ kind: 'group', name: call.given.get('name'), group: undefined, owner: undefined }, call, call.shell)], call),
  'New-AzVirtualNetworkSubnetConfig': (call) => configOf(call),
  'New-AzRouteConfig': (call) => configOf(call),
  'New-AzVirtualNetwork': (call) => {
    const network = make(identityOf(call, 'network', call.given.get('name')), call, call.shell);
    const subnets = call.given.get('subnets');
    if (subnets && !eachConfig(subnets, call, (config) => { makeSubnet(config, network); })) call.shell.run.complete = false;
    return shownOf([network], call);
  },
  'Get-AzVirtualNetwork': (call) => {
    const name = call.given.get('name');
    return name ? shownOf(meant(identityOf(call, 'network', name), call, call.shell), call) : unknown('read-from-azure', 'the networks are read from Azure', originAt(call.shell, call.place));
  },
  'Set-AzVirtualNetwork': (call) => call.given.get('network')?.datum ?? call.shell.input,
  'Add-AzVirtualNetworkSubnetConfig': (call) => {
    const network = networkGiven(call);
    if (network) makeSubnet(call, network);
    else call.shell.run.complete = false;
    return network && shownOf([network], call);
  },
  'Set-AzVirtualNetworkSubnetConfig': (call) => {
    const network = networkGiven(call);
    if (network) changeAll(call, meant(identityOf(call, 'subnet', call.given.get('name'), network.id), call, call.shell), subnetGiven(call));
    return network && shownOf([network], call);
  },
  'Get-AzVirtualNetworkSubnetConfig': (call) => {
    const network = networkGiven(call);
    const name = call.given.get('name');
    if (!network) return unknown('read-from-azure', 'the subnet is read from Azure', originAt(call.shell, call.place));
    const view = viewOf(network, originAt(call.shell, call.place), call.shell);
    return name ? shownOf(meant(identityOf({ ...call, given: new Map() }, 'subnet', name, network.id), call, call.shell), call) : view.kind === 'object' ? memberOf(view, 'subnets', view.origin) : view;
  },
  'Add-AzVirtualNetworkPeering': (call) => {
    const network = networkGiven(call);
    const remote = call.given.get('remoteNetwork');
    const given = new Map<string, Given>(remote ? [['peers', { ...remote, datum: asElement(remote, 'network', call) }]] : []);
    return network && shownOf([make(identityOf(call, 'peering', call.given.get('name'), network.id), { ...call, given }, call.shell)], call);
  },
  'New-AzRouteTable': (call) => {
    const table = make(identityOf(call, 'routeTable', call.given.get('name')), call, call.shell);
    const routes = call.given.get('routes');
    if (routes && !eachConfig(routes, call, (config) => { make(identityOf(config, 'route', config.given.get('name'), table.id), config, call.shell); })) call.shell.run.complete = false;
    return shownOf([table], call);
  },
  'Get-AzRouteTable': (call) => gotten(call, 'routeTable'),
  'Add-AzRouteConfig': (call) => partAdded(call, 'table', 'route'),
  'Set-AzRouteTable': (call) => call.given.get('table')?.datum ?? call.shell.input,
  'New-AzNatGateway': (call) => shownOf([make(identityOf(call, 'natGateway', call.given.get('name')), call, call.shell)], call),
  'Get-AzNatGateway': (call) => gotten(call, 'natGateway'),
  'New-AzNetworkSecurityRuleConfig': (call) => configOf(call),
  'New-AzNetworkSecurityGroup': (call) => {
    const group = make(identityOf(call, 'securityGroup', call.given.get('name')), call, call.shell);
    const rules = call.given.get('rules');
    if (rules && !eachConfig(rules, call, (config) => { make(identityOf(config, 'securityRule', config.given.get('name'), group.id), config, call.shell); })) call.shell.run.complete = false;
    return shownOf([group], call);
  },
  'Get-AzNetworkSecurityGroup': (call) => gotten(call, 'securityGroup'),
  'Add-AzNetworkSecurityRuleConfig': (call) => partAdded(call, 'group', 'securityRule'),
  'Set-AzNetworkSecurityGroup': (call) => call.given.get('group')?.datum ?? call.shell.input,
  'New-AzUserAssignedIdentity': (call) => shownOf([make(identityOf(call, 'identity', call.given.get('name')), call, call.shell)], call),
  'Get-AzUserAssignedIdentity': (call) => gotten(call, 'identity'),
  'New-AzRoleAssignment': (call) => shownOf([assignRole(call)], call),
  'New-AzAksCluster': (call) => clusterHandlers['aks create']?.(call),
  'New-AzAksNodePool': (call) => {
    const cluster = call.given.get('clusterObject');
    const made = cluster?.datum.kind === 'object' && cluster.datum.element !== undefined ? thing(call.shell.state.made, cluster.datum.element) : undefined;
    const given: ReadonlyMap<string, Given> = made?.name ? new Map([...call.given, ['clusterName', made.name]]) : call.given;
    return clusterHandlers['aks nodepool add']?.({ ...call, given });
  },
};

/** What `New-…Config` makes is a part of something that is made later: the call is kept beside the object. */
function configOf(call: Call): Datum {
  const entries = new Map([...call.given].map(([property, { datum }]) => [configNames[property] ?? property, datum]));
  configs.set(entries, call);
  return object(entries, originAt(call.shell, call.place));
}

const configNames: Readonly<Record<string, string>> = { name: 'Name', prefixes: 'AddressPrefix', prefix: 'AddressPrefix' };

/** By the entries of the object, which it keeps wherever it is handed on to. */
const configs = new WeakMap<ReadonlyMap<string, Datum>, Call>();

/** False where not all of them are known. */
function eachConfig({ datum }: Given, call: Call, use: (config: Call) => void): boolean {
  const items = datum.kind === 'list' ? datum.items.flatMap((item) => (item.kind === 'list' ? item.items : [item])) : [datum];
  const found = items.map((item) => (item.kind === 'object' ? configs.get(item.entries) : undefined));
  for (const config of found) if (config) use({ ...config, given: new Map([...config.given, ...group(call)]) });
  return found.every((config) => config !== undefined) && !(datum.kind === 'list' && datum.open);
}

/** The parts of a thing are in its group. */
function group({ given }: Call): readonly (readonly [string, Given])[] {
  const own = given.get('resourceGroup');
  return own ? [['resourceGroup', own]] : [];
}

function makeSubnet(call: Call, network: Made): void {
  const identity = identityOf(call, 'subnet', call.given.get('name'), network.id);
  const made = make({ ...identity, group: network.group ?? identity.group }, { ...call, given: subnetGiven(call) }, call.shell);
  if (!sameSpan(made.head, call.head)) call.shell.run.complete = false;
}

function subnetGiven(call: Call): ReadonlyMap<string, Given> {
  const given = new Map(call.given);
  for (const kind of ['routeTable', 'natGateway', 'securityGroup'] as const) {
    const tie = given.get(kind);
    if (tie) given.set(kind, { ...tie, datum: linked(tie.datum, kind, call, call.shell) });
  }
  const delegations = given.get('delegations');
  if (delegations) given.set('delegations', withList(delegations));
  return given;
}

/** The network of `-VirtualNetwork`, or what comes through the pipe. */
function networkGiven(call: Call): Made | undefined {
  return objectGiven(call, 'network', 'network');
}

function objectGiven({ given, shell }: Call, property: string, kind: Kind): Made | undefined {
  const datum = given.get(property)?.datum ?? shell.input;
  const made = datum?.kind === 'object' && datum.element !== undefined ? thing(shell.state.made, datum.element) : undefined;
  return made?.kind === kind ? made : undefined;
}

/** A thing by its name, as Azure has it. */
function gotten(call: Call, kind: Kind): Datum {
  const name = call.given.get('name');
  return name ? shownOf(meant(identityOf(call, kind, name), call, call.shell), call) : unknown('read-from-azure', 'it is read from Azure', originAt(call.shell, call.place));
}

/** `Add-…Config` makes a part of a thing that is handed to it. */
function partAdded(call: Call, property: string, kind: 'route' | 'securityRule'): Datum | undefined {
  const owner = objectGiven(call, property, kind === 'route' ? 'routeTable' : 'securityGroup');
  if (!owner) {
    call.shell.run.complete = false;
    return undefined;
  }
  make(identityOf(call, kind, call.given.get('name'), owner.id), call, call.shell);
  return shownOf([owner], call);
}

type Plain = (args: readonly Argument[], command: Command, shell: Shell) => Datum | undefined | 'unknown';

const silent: Plain = () => undefined;

/** Cmdlets that hand on what comes through the pipe, or a part of it. */
const plain: Readonly<Record<string, Plain>> = {
  'convertfrom-json': (args, command, shell) => structured(shell.input ?? args[0]?.datum) ?? unknown('function-not-pure', 'there is nothing to read', originAt(shell, command)),
  'convertto-json': (args, _command, shell) => shell.input ?? args[0]?.datum,
  'out-string': (_args, _command, shell) => shell.input,
  'write-output': (args, command, shell) => echoed(args, command, shell),
  echo: (args, command, shell) => echoed(args, command, shell),
  'write-host': silent, 'write-verbose': silent, 'write-warning': silent, 'write-error': silent, 'write-information': silent, 'write-debug': silent, 'write-progress': silent, 'out-null': silent, 'start-sleep': silent, 'import-module': silent,
  'install-module': silent, 'set-location': silent, 'push-location': silent, 'pop-location': silent, 'connect-azaccount': silent, 'set-azcontext': silent, 'select-azsubscription': silent, 'set-strictmode': silent,
  'read-host': (_args, command, shell) => unknownNamed(`typed ${String(spanAt(shell, command).start)}`, 'it is typed in when the script runs', originAt(shell, command)),
  'select-object': selected,
  select: selected,
  'where-object': filtered,
  where: filtered,
  '?': filtered,
  'set-variable': (args, _command, shell) => {
    const value = (flag: string, at: number): Argument | undefined => { const index = args.findIndex(({ known }) => typeof known === 'string' && known.toLowerCase() === flag); return index < 0 ? args[at] : args[index + 1]; };
    const name = value('-name', 0)?.known;
    const datum = value('-value', 1)?.datum;
    if (typeof name === 'string' && datum) assign(shell, name, datum);
    return undefined;
  },
};

function echoed(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const [only, another] = args;
  const origin = originAt(shell, command);
  if (only && !another) return only.datum;
  return concatenated(args.flatMap(({ datum }, index) => (index === 0 ? [datum] : [atom('\n', origin), datum])), origin);
}

/** `Select-Object -ExpandProperty Id`, `-First 1` */
function selected(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const { input } = shell;
  const origin = originAt(shell, command);
  const open = unknown('function-not-pure', 'what is selected is not followed', origin);
  if (!input || args.length !== 2) return open;
  const [flag, value] = args.map(({ known }) => (typeof known === 'string' ? known : ''));
  if (/^-exp/i.test(flag ?? '')) {
    const items = input.kind === 'list' ? input.items : [input];
    const found = items.map((item) => (item.kind === 'object' ? memberOf(item, value ?? '', origin) : open));
    const [only, another] = found;
    return only && !another ? only : list(found, origin);
  }
  const [first] = input.kind === 'list' ? input.items : [input];
  return /^-f/i.test(flag ?? '') && value === '1' && first ? first : open;
}

/** `Where-Object { $_.Name -eq 'x' }`, `Where-Object Name -eq x` */
function filtered(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const { input } = shell;
  const origin = originAt(shell, command);
  if (!input || input.kind === 'unknown' || input.kind === 'choice') return unknown(input?.kind === 'unknown' ? input.reason : 'function-not-pure', 'which of them are meant is not known', origin);
  const items = input.kind === 'list' ? input.items : [input];
  const body = command.words.slice(1).flatMap(({ parts: [part] }) => (part?.kind === 'value' ? [part.value] : [])).find((value): value is Extract<Value, { readonly kind: 'computed' }> => value.kind === 'computed' && value.operation?.operator === '{}');
  const [name, operator, value] = args.map(({ known }) => (typeof known === 'string' ? known : undefined));
  const keeps = (item: Datum): boolean | undefined => {
    if (body) return blockHolds(body.statements, item, command, shell);
    if (name === undefined || operator?.toLowerCase() !== '-eq' || value === undefined || item.kind !== 'object') return undefined;
    const text = textOf(memberOf(item, name, origin));
    return text === undefined ? undefined : text.toLowerCase() === value.toLowerCase();
  };
  const kept = items.map((item) => ({ item, keeps: keeps(item) }));
  const unsure = kept.some((each) => each.keeps === undefined);
  const sure = kept.flatMap(({ item, keeps: keep }) => (keep ? [item] : []));
  const open = input.kind === 'list' ? input.open : undefined;
  const [only, another] = sure;
  if (only && !another && !unsure) return withOrigin(only, only.origin);
  return unsure ? unknown('function-not-pure', 'which of them are meant is not known', origin) : list(sure, origin, 'tuple', open);
}

function blockHolds(statements: readonly Statement[], item: Datum, command: Command, shell: Shell): boolean | undefined {
  const { input } = shell;
  assign(shell, '_', item);
  const result = capture(shell, command, () => shell.run.does.run(statements, shell));
  shell.input = input;
  return truth(result);
}
