import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployed } from '../../template/deployed';

test('scripts that source each other are judged all the same', () => {
  const { findings } = deployed('-- a.sh --\nsource ./b.sh\naz network vnet create -g g -n v --address-prefixes 10.0.300.0/24\n-- b.sh --\n. ./a.sh\n');
  assert.deepEqual(findings.map(({ rule }) => rule), ['malformed-cidr']);
});
