import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../../src/model/network';
import { isSurelyBelow, leastMajor } from '../../../src/rules/shared/client-version';
import { known } from '../model/build';

const client = (version: string): Client => ({ kind: 'azurerm', version: known(version) });

test('a version is surely below another when every version that the constraint allows is', () => {
  for (const below of ['~> 2.51', '=3.25.0', '3.48.0', '~> 3.48.0', '>= 2.0, < 3.0', '< 3.49', '<= 3.48', '~> 2.51.0']) assert.ok(isSurelyBelow(client(below), 3, 49), below);
  for (const perhaps of ['~> 3.0', '>= 2.0', '~> 3.48', '3.49.0', '~> 3.49.0', '~> 3', '< 3.50', '> 3.0', '4.1.0', 'newest']) assert.ok(!isSurelyBelow(client(perhaps), 3, 49), perhaps);
});

test('the least major version', () => {
  assert.deepEqual(['~> 4.1', '>= 4.0, < 6.0', '4.14.0', '< 4.0'].map((version) => leastMajor(client(version))), [4, 4, 4, undefined]);
});
