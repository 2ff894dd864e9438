import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type Settings } from '../../../src/analyze';
import { joinHeadroom, readHeadroom } from '../../../src/model/headroom';
import { today, uriOf } from '../fixture';
import { sound, written } from './sound-design';

/** Three nodes in a /24, and from two to ten in another; ten of 30 pods are 310 addresses in a /22. */
function found(company: string | undefined, settings: Settings = { severities: {} }, slots = sound.overlay): readonly string[] {
  const files = new Map([...written(slots).terraform].map(([name, text]) => [uriOf(name), text]));
  if (company !== undefined) files.set(uriOf('.aksnet.yaml'), company);
  return allFindings(analyze(undefined, files, { today, settings })).map(({ rule, message, related }) => `${rule}: ${message} | ${related.map((each) => `${files.get(each.span.uri)?.slice(each.span.start, each.span.end) ?? ''} ${each.message}`).join(' | ')}`);
}

suite('headroom', () => {
  test('nothing is found where nobody wants any', () => {
    assert.deepEqual(found(undefined), []);
    assert.deepEqual(found('headroom:\n  spare: 30%\n'), []);
  });

  test('counts from the nodes of today, and cites the line of the file', () => {
    // 3 + 240 nodes, and 10 % of 243 rounded up: 268 of 251. The other pool: 2 + 240 are more than its 10.
    const [first = '', second = '', ...others] = found('headroom:\n  growth: 240\n');
    assert.deepEqual(others.length, 1);
    assert.match(first, /^less-room-than-wanted: with a growth of 240 nodes the pools need 268 addresses, the subnet has 251 \| 240 the growth that is wanted \| 3 the pool `system`: /);
    assert.match(second, /the pools need 267 addresses, the subnet has 251/);
    // 268 + 267 blocks of 256.
    assert.match(others[0] ?? '', /the cluster has 535 nodes with a \/24 each, 10\.244\.0\.0\/16 has room for 256/);
  });

  test('the settings count more than the file', () => {
    assert.deepEqual(found('headroom:\n  growth: 240\n', { severities: {}, headroom: { surge: undefined, growth: { percent: 10 } } }), []);
    assert.equal(found('headroom:\n  growth: 10%\n', { severities: {}, headroom: { surge: undefined, growth: { nodes: 240 } } }).length, 3);
  });

  test('a surge that is written counts as it is written', () => {
    // Both pools write 10%.
    assert.deepEqual(found('headroom:\n  surge: 100%\n'), []);
  });

  test('pods in the node subnet grow with their nodes', () => {
    // 3 + 27 = 30 nodes and 3 in an upgrade: 33 × 31 = 1,023 of 1,019.
    const [first = ''] = found('headroom:\n  growth: 27\n', undefined, sound['node subnet']);
    assert.match(first, /the pools need 1,023 addresses, the subnet has 1,019/);
  });
});

test('headroom is read as it is written, and what makes no sense is nothing', () => {
  assert.deepEqual(readHeadroom('growth', '20'), { growth: { nodes: 20 } });
  assert.deepEqual(readHeadroom('growth', '50%'), { growth: { percent: 50 } });
  assert.deepEqual(readHeadroom('spare', '20%'), { spare: 20 });
  for (const [key, text] of [['surge', '0'], ['surge', 'one'], ['spare', '20'], ['spare', '120%'], ['growth', '-5']] as const) assert.equal(readHeadroom(key, text), undefined, `${key} ${text}`);
  assert.deepEqual(joinHeadroom({ surge: '2', growth: undefined }, { surge: '1', growth: { nodes: 5 }, spare: 10 }), { surge: '2', growth: { nodes: 5 }, spare: 10, said: {} });
});
