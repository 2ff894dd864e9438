import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type ReportedFinding } from '../../../src/analyze';
import { today, uriOf } from '../fixture';
import { sound, written, type Slots } from './sound-design';

type Slot = keyof Slots;
interface Mistake { readonly slot: Slot; readonly to: string | number | undefined }

/** Where no range of the design may lie, whatever it is for. */
const wrongPlaces: readonly string[] = ['169.254.0.0', '172.30.0.0', '172.31.0.0', '192.0.2.0', '127.0.0.0', '224.0.0.0', '8.8.0.0', '10.77.0.0', '0.0.0.0'];
const malformed: readonly string[] = ['10.1.0/24', '10.77.0.0', '10.300.0.0/16', 'network', '10.77.0.5/16', '10.1.12.5/24', '', '10.77.0.0/33', '010.1.0.0/16'];
const rangeSlots: readonly Slot[] = ['space', 'nodes', 'apps', 'gateway', 'hub', 'hubSubnet', 'services', 'pods'];

function* mistakesIn(slots: Slots): Generator<Mistake> {
  for (const slot of rangeSlots) {
    const own = slots[slot];
    if (own === undefined) continue;
    const [address = '', length = ''] = String(own).split('/');
    const elsewhere = wrongPlaces.map((place) => `${place}/${length}`);
    // The place of another range, in the size that this one has.
    const taken = rangeSlots.flatMap((other) => (other === slot || slots[other] === undefined ? [] : [`${String(slots[other]).split('/')[0] ?? ''}/${length}`]));
    const sizes = ['/0', '/1', '/8', '/11', '/12', '/29', '/30', '/31', '/32'].map((size) => `${size.length === 2 ? '0.0.0.0' : address}${size}`);
    for (const to of new Set([...elsewhere, ...taken, ...malformed, ...sizes])) if (to !== own) yield { slot, to };
  }
  for (const to of ['10.100.0.0', '10.100.0.1', '10.100.255.255', '10.0.0.10', '10.100.0', 'dns', '10.100.0.10/32', '10.1.0.10', '10.244.0.10', '300.1.1.1', 'fd00::10']) yield { slot: 'dns', to };
  for (const to of ['kubenet', 'azure', 'none']) if (to !== slots.plugin) yield { slot: 'plugin', to };
  for (const to of ['overlay', undefined]) if (to !== slots.mode) yield { slot: 'mode', to };
  for (const to of ['azure', 'calico', 'cilium', 'none']) if (to !== slots.policy) yield { slot: 'policy', to };
  for (const to of ['azure', 'cilium', undefined]) if (to !== slots.dataPlane) yield { slot: 'dataPlane', to };
  for (const to of ['managedNATGateway', 'userDefinedRouting', 'userAssignedNATGateway', 'none']) yield { slot: 'outbound', to };
  for (const to of [1, 5, 9, 20, 251, 300, 900, 999, 1000, 1001, 5000, 5001, 10_000]) yield { slot: 'count', to };
  for (const to of [0, 1, 11, 1001]) yield { slot: 'appsMin', to };
  for (const to of [1, 0, 60, 260, 300, 995, 1000, 1001, 5000, 6000]) yield { slot: 'appsMax', to };
  for (const to of [0, 1, 5, 9, 10, 14, 110, 249, 250, 251, 300, 1000]) if (to !== slots.maxPods) yield { slot: 'maxPods', to };
  for (const to of ['0', '0%', '33%', '100%', '50', '1000', '5000']) yield { slot: 'surge', to };
  for (const to of ['Apps', 'apps-1', '1apps', 'averyverylongname', '']) yield { slot: 'poolName', to };
  for (const to of [1, 1024, 3, 7, 8000, 64_000, 64_008, 70_000]) yield { slot: 'ports', to };
}

/** Mistakes with several findings, and why: everything else has one at most. */
const justified: readonly { readonly why: string; readonly slots: readonly Slot[]; readonly rules: readonly string[] }[] = [
  {
    why: 'for a number of nodes that several ranges are too small for, each range has to be enlarged by itself, and so have the limit of the scale set and the ports of each node a cure of their own',
    slots: ['count', 'appsMax'],
    rules: ['subnet-too-small', 'no-room-for-upgrade', 'pod-cidr-too-small', 'surge-over-scale-set-limit', 'outbound-ports-shrink', 'kubenet-too-many-nodes', 'kubenet-no-room-for-upgrade', 'network-over-address-limit'],
  },
  {
    why: 'that kubenet retires is true whatever else does not go with it',
    slots: ['plugin'],
    rules: ['kubenet-retiring', 'overlay-without-azure-cni', 'cilium-without-azure-cni'],
  },
  {
    why: 'without the mode pods live in the subnet: either that or the pod CIDR is not meant, and the subnet is too small in the one case only',
    slots: ['mode', 'plugin'],
    rules: ['pod-cidr-with-node-subnet-cni', 'subnet-too-small'],
  },
];

function foundIn(files: ReadonlyMap<string, string>): readonly ReportedFinding[] {
  const changes = new Map([...files].map(([name, text]) => [uriOf(name), text]));
  return allFindings(analyze(undefined, changes, { today, settings: { severities: {} } }));
}

suite('one mistake, one finding', () => {
  for (const [model, slots] of Object.entries(sound)) {
    for (const language of ['terraform', 'bicep'] as const) {
      test(`${model} in ${language}`, () => {
        const expected = model === 'kubenet' ? ['kubenet-retiring'] : [];
        assert.deepEqual(foundIn(written(slots)[language]).map(({ rule }) => rule), expected, 'the design is sound');
        let count = 0;
        const several: string[] = [];
        for (const { slot, to } of mistakesIn(slots)) {
          const files = written({ ...slots, [slot]: to })[language];
          const found = foundIn(files).filter(({ rule }) => !expected.includes(rule));
          count += found.length > 0 ? 1 : 0;
          if (found.length < 2) continue;
          const isJustified = justified.some((each) => each.slots.includes(slot) && found.every(({ rule }) => each.rules.includes(rule)) && new Set(found.map(({ rule }) => rule)).size === found.length);
          if (!isJustified) several.push(`${slot} := ${String(to)}: ${found.map(({ rule, severity, message }) => `\n    ${severity} ${rule}: ${message}`).join('')}`);
        }
        assert.deepEqual(several, []);
        assert.ok(count > 150, `only ${String(count)} of the mistakes are found`);
      });
    }
  }

  test('the range that is wrong is among the places of the finding', () => {
    for (const [slot, to] of [['space', '10.2.0.0/16'], ['services', '10.1.0.0/16'], ['pods', '10.0.0.0/8'], ['nodes', '10.0.0.0/8'], ['nodes', '10.1.0.0/30'], ['hub', '10.1.0.0/16'], ['apps', '10.100.0.0/24']] as const) {
      for (const files of Object.values(written({ ...sound.overlay, [slot]: to }))) {
        const [finding] = foundIn(files);
        const [[name = '', text = ''] = []] = files;
        const places = [finding, ...(finding?.related ?? [])].flatMap((each) => (each?.span.uri === uriOf(name) ? [text.slice(each.span.start, each.span.end)] : []));
        assert.ok(places.some((place) => place.includes(to)), `${slot} := ${to}: ${places.join(', ')}`);
      }
    }
  });
});

suite('what a finding speaks for', () => {
  // The service CIDR is reserved, and the DNS service IP lies outside of it.
  const text = (comment = ''): string => (written({ ...sound.overlay, services: '172.30.0.0/16' }).terraform.get('main.tf') ?? '').replace('    service_cidr', `${comment}    service_cidr`);
  const told = (content: string): readonly ReportedFinding[] => foundIn(new Map([['main.tf', content]]));

  test('is named among its places', () => {
    const [finding, ...others] = told(text());
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'service-cidr-reserved');
    assert.deepEqual(finding.related.map(({ message }) => message), ['the DNS service IP 10.100.0.10 lies outside of the service CIDR 172.30.0.0/16']);
  });

  test('is told by itself when a comment passes over the finding', () => {
    assert.deepEqual(told(text('    # aksnet-ignore service-cidr-reserved it is there already\n')).map(({ rule }) => rule), ['dns-ip-outside-service-cidr']);
  });

  test('and when the rule of the finding is off', () => {
    const analysis = analyze(undefined, new Map([[uriOf('main.tf'), text()]]), { today, settings: { severities: { 'service-cidr-reserved': 'off' } } });
    assert.deepEqual(allFindings(analysis).map(({ rule }) => rule), ['dns-ip-outside-service-cidr']);
  });

  test('is not hidden behind a milder one', () => {
    const analysis = analyze(undefined, new Map([[uriOf('main.tf'), text()]]), { today, settings: { severities: { 'service-cidr-reserved': 'info' } } });
    assert.deepEqual(allFindings(analysis).map(({ rule, severity }) => `${severity} ${rule}`), ['error dns-ip-outside-service-cidr']);
  });
});
