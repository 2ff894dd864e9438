import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze } from '../../../../src/analyze';
import { answersOf, firstAnswers, poolName, requirementOf, type Answers, type Surroundings } from '../../../../src/features/wizard/answers';
import { modelAdvice } from '../../../../src/features/wizard/model-advice';
import { analyzeProposal, outcomeOf, surroundingsOf, textToInsert, waysToWrite } from '../../../../src/features/wizard/outcome';
import { stepAfter, stepsFor } from '../../../../src/features/wizard/steps';
import type { Step } from '../../../../src/features/wizard/step';
import { randomFrom } from '../../random';

const nothing: Surroundings = { inCode: [], company: undefined };
const options = { today: '2026-11-20', settings: { severities: {} } };

function stepOf(answers: Answers, id: string, around = nothing): Step {
  return stepsFor(answers, around).find((step) => step.id === id) ?? assert.fail(`there is no question ${id}`);
}

function given(answers: Answers, id: string, answer: string | readonly string[], around = nothing): Answers {
  const step = stepOf(answers, id, around);
  if (step.kind === 'input') {
    const fault = step.check(String(answer));
    assert.equal(fault, undefined);
    return step.give(String(answer));
  }
  return step.give(typeof answer === 'string' ? [answer] : answer);
}

suite('the questions', () => {
  test('come in their order, those of extras and the firewall only when they are wanted', () => {
    const plain = firstAnswers(nothing);
    assert.deepEqual(stepsFor(plain, nothing).map(({ id }) => id), [
      'name', 'regions', 'clusters', 'pool-0-nodes', 'pool-0-most', 'pool-0-more', 'reach', 'extras', 'families', 'model', 'pods', 'surge', 'outbound', 'within', 'taken',
    ]);
    const more = given(given(given(plain, 'pool-0-more', 'Windows'), 'extras', ['privateEndpoints', 'bastion']), 'outbound', 'firewall');
    assert.deepEqual(stepsFor(more, nothing).map(({ id }) => id).filter((id) => !stepsFor(plain, nothing).some((step) => step.id === id)), ['pool-1-nodes', 'pool-1-most', 'pool-1-more', 'privateEndpoints', 'firewall']);
    assert.equal(stepAfter('pool-0-more', more, nothing)?.id, 'pool-1-nodes');
    assert.equal(stepAfter('taken', more, nothing), undefined);
  });

  test('have defaults that fit', () => {
    const answers = firstAnswers(nothing);
    for (const step of stepsFor(answers, nothing)) {
      if (step.kind === 'input') assert.deepEqual([step.check(step.value), step.give(step.value)], [undefined, step.id === 'pool-0-most' ? { ...answers, pools: [{ os: 'Linux', nodes: 3, maxNodes: 3 }] } : answers], step.id);
      else assert.deepEqual(step.give(step.choices.filter(({ picked }) => picked).map(({ id }) => id)), answers, step.id);
    }
    assert.equal(outcomeOf(answers, nothing).proposal.kind, 'proposed');
  });

  const wrong: readonly (readonly [id: string, text: string, message: string])[] = [
    ['name', 'Shop', 'the name consists of small letters, digits and hyphens, and begins with a letter'],
    ['regions', '', 'At least one region is needed'],
    ['regions', 'west europe, west', 'A region is named twice'],
    ['regions', 'west-europe', 'west-europe is no name of a region, such as westeurope'],
    ['clusters', '0', 'At least 1'],
    ['pool-0-nodes', 'three', 'A whole number is expected'],
    ['pool-0-nodes', '1001', 'At most 1,000'],
    ['pool-0-most', '2', 'At least 3'],
    ['pods', '9', 'At least 10'],
    ['surge', '0', 'an upgrade needs at least one node more'],
    ['within', '10.0.0.0/33', '10.0.0.0/33 has a prefix length above 32'],
    ['within', '8.8.0.0/16', '8.8.0.0/16 holds public addresses'],
    ['taken', '10.0.0.1/8', '10.0.0.1/8 does not start at its network address'],
  ];
  for (const [id, text, message] of wrong) {
    test(`${id} refuses ${JSON.stringify(text)}`, () => {
      const step = stepOf(firstAnswers(nothing), id);
      assert.ok(step.kind === 'input');
      assert.equal(step.check(text), message);
    });
  }

  test('know that three nodes need room for thirty pods', () => {
    const step = stepOf({ ...firstAnswers(nothing), pools: [{ os: 'Linux', nodes: 2, maxNodes: 2 }] }, 'pods');
    assert.ok(step.kind === 'input');
    assert.equal(step.check('14'), '2 nodes × 14 pods = 28, AKS wants room for 30 pods in every pool');
  });
});

suite('the model', () => {
  const advised = (answers: Partial<Answers>) => modelAdvice({ ...firstAnswers(nothing), ...answers }, nothing)[0]?.model;
  test('is advised by the answers', () => {
    assert.equal(advised({}), 'overlay');
    assert.equal(advised({ podsAreReached: true }), 'pod-subnet');
    assert.equal(advised({ extras: { ...firstAnswers(nothing).extras, virtualNodes: 50 } }), 'node-subnet');
  });
  test('is refused with the reason, and kubenet says when it ends', () => {
    const windows = modelAdvice({ ...firstAnswers(nothing), pools: [{ os: 'Linux', nodes: 3, maxNodes: 3 }, { os: 'Windows', nodes: 3, maxNodes: 3 }] }, nothing);
    assert.equal(windows.find(({ model }) => model === 'kubenet')?.refused, 'kubenet does not run Windows pools');
    assert.match(modelAdvice(firstAnswers(nothing), nothing).find(({ model }) => model === 'kubenet')?.why ?? '', /^kubenet retires on 2028-03-31/);
  });
  test('gives Windows nodes as many pods as are recommended, and Linux nodes as many as are asked for', () => {
    const answers = given(firstAnswers(nothing), 'pool-0-more', 'Windows');
    assert.deepEqual(requirementOf(answers, nothing).pools.map(({ maxPods }) => maxPods), [250, 110]);
    assert.match(stepOf(answers, 'pods').prompt, /Windows nodes get 110 at most/);
  });
  test('brings its own default of pods', () => assert.equal(given(firstAnswers(nothing), 'model', 'node-subnet').maxPods, 30));
});

suite('what is known around', () => {
  const analysis = analyze(undefined, new Map([
    ['file:///w/main.tf', 'resource "azurerm_virtual_network" "main" {\n  name          = "hub"\n  address_space = ["10.1.0.0/16"]\n}\n'],
    ['file:///w/.aksnet.yaml', 'in-use:\n  - range: 10.0.0.0/12\n    by: the offices\nallowed: [10.64.0.0/12]\nheadroom:\n  surge: 33%\n  growth: 50%\n'],
  ]), options);
  const around = surroundingsOf(analysis, 'file:///w');
  test('is taken, given and kept free', () => {
    const answers = firstAnswers(around);
    assert.deepEqual(answers.taken, [{ range: '10.0.0.0/12', by: 'the offices' }, { range: '10.1.0.0/16', by: 'the network hub' }]);
    assert.deepEqual([answers.within, answers.surge], [['10.64.0.0/12'], '33%']);
    const step = stepOf(given(answers, 'pool-0-nodes', '10', around), 'pool-0-most', around);
    assert.ok(step.kind === 'input' && step.value === '15', 'half as many more');
    assert.match(outcomeOf(answers, around).summary, /^10\.64\.0\.0\/\d+ in westeurope$/);
  });
  test('is offered where it has room already', () => {
    const company = { ...(around.company ?? assert.fail()), networks: [{ name: 'vnet-shop', span: { uri: '', start: 0, end: 0 }, ranges: [], subnets: [{ name: 'few', span: { uri: '', start: 0, end: 0 }, range: undefined, free: 6 }, { name: 'many', span: { uri: '', start: 0, end: 0 }, range: undefined, free: 700 }] }] };
    // Three nodes grow by half to five, and a third of them are two more.
    assert.deepEqual(outcomeOf(firstAnswers(around), { ...around, company }).existing, ['the subnet many of vnet-shop has 700 addresses left, enough for the 7 of the nodes of a cluster']);
  });
  test('may be taken all the same where somebody says so', () => assert.deepEqual(given(firstAnswers(around), 'known', ['10.0.0.0/12'], around).taken.map(({ range }) => range), ['10.0.0.0/12']));
});

suite('the outcome', () => {
  const answers = { ...firstAnswers(nothing), pools: [{ os: 'Linux' as const, nodes: 50, maxNodes: 50 }], model: 'node-subnet' as const, maxPods: 30, surge: '1' };
  test('is written in four languages, and nothing is found in it', () => {
    const { proposal } = outcomeOf(answers, nothing);
    assert.ok(proposal.kind === 'proposed');
    assert.deepEqual(waysToWrite(proposal.network).map(({ id, files }) => [id, files?.map(({ name }) => name)]), [
      ['terraform', ['terraform.tf', 'variables.tf', 'main.tf']], ['bicep', ['main.bicep']], ['arm', ['azuredeploy.json']], ['az', ['network.sh']],
    ]);
    assert.deepEqual(allFindings(analyzeProposal(proposal.network, options)), []);
    const [terraform] = waysToWrite(proposal.network);
    assert.ok(terraform && !/required_providers/.test(textToInsert(terraform)) && /azurerm_subnet/.test(textToInsert(terraform)));
  });
  test('has alternatives where there is no room, and goes on from one of them', () => {
    const tight = { ...answers, within: ['10.9.0.0/24'] };
    const { alternatives, summary } = outcomeOf(tight, nothing);
    assert.match(summary, /^the subnets of the network take 2,048 addresses/);
    assert.deepEqual(alternatives.map(({ title }) => title), ['Use overlay', 'Ask for another address space']);
    for (const { requirement } of alternatives) assert.equal(outcomeOf(answersOf(tight, requirement), nothing).proposal.kind, 'proposed');
  });
  test('is there for whatever is answered', () => {
    const below = randomFrom(11);
    for (let run = 0; run < 150; run++) {
      let now = firstAnswers(nothing);
      for (let step = stepsFor(now, nothing)[0]; step && now.pools.length < 6; step = stepAfter(step.id, now, nothing)) {
        if (step.kind === 'pick') {
          const open = step.choices.filter(({ refused }) => refused === undefined);
          now = step.give(step.many ? open.filter(() => below(2) === 0).map(({ id }) => id) : [open[below(open.length)]?.id ?? '']);
        } else {
          const text = ['1', '3', '12', '40', '300', '33%', '10.0.0.4', 'eastus, westus', '10.64.0.0/12', step.value][below(10)] ?? '';
          now = step.give(step.check(text) === undefined ? text : step.value);
        }
        assert.doesNotThrow(() => JSON.stringify(now));
      }
      const { proposal, alternatives } = outcomeOf(now, nothing);
      assert.ok(proposal.kind === 'proposed' || proposal.messages.length > 0);
      assert.ok(alternatives.every(({ requirement }) => outcomeOf(answersOf(now, requirement), nothing).proposal.kind === 'proposed'));
    }
  });
});

test('pools have names that Azure takes', () => {
  const pools = (['Linux', 'Linux', 'Windows', 'Linux', 'Windows'] as const).map((os) => ({ os, nodes: 3, maxNodes: 3 }));
  assert.deepEqual(pools.map((_, index) => poolName(pools, index)), ['system', 'apps', 'win', 'apps2', 'win2']);
  assert.deepEqual(requirementOf({ ...firstAnswers(nothing), pools }, nothing).pools.map(({ name }) => name), ['system', 'apps', 'win', 'apps2', 'win2']);
});
