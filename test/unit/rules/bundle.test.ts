import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

test('what is shipped carries the rules without their examples', async () => {
  const { outputFiles } = await build({ entryPoints: ['src/rules/index.ts'], bundle: true, write: false, format: 'esm', platform: 'node', packages: 'external', logLevel: 'silent' });
  const text = outputFiles.map((file) => file.text).join('');
  assert.ok(text.includes('service-cidr-overlaps-subnet'));
  for (const part of ['resource "azurerm_', 'network_profile', 'networkPlugin: ', '@2025-05-01', 'deploymentTemplate.json']) {
    assert.ok(!text.includes(part), `no example is in it: ${part}`);
  }
});
