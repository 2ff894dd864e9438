import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, serviceCidrOf, shown } from './run';

const workflow = (first: string, second: string): string => `on: push
env:
  RG: g
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ${first.split('\n').join('\n          ')}
      - run: |
          ${second.split('\n').join('\n          ')}
`;

test('a workflow: the steps share what is in Azure', () => {
  const { network } = deploymentOf({
    '.github/workflows/deploy.yml': workflow('az network vnet create -g $RG -n v --address-prefixes 10.0.0.0/8 --subnet-name s --subnet-prefixes 10.1.0.0/16', `ID=$(az network vnet subnet show -g $RG --vnet-name v -n s --query id -o tsv)
az aks create -g $RG -n aks --vnet-subnet-id $ID`),
  });
  assert.equal(shown(network.clusters[0]?.nodePools[0]?.subnet), 'subnet/v/s');
});

const create = 'az aks create -g g -n aks --service-cidr $X';

const samples: readonly (readonly [name: string, first: string, second: string, expected: string])[] = [
  ['variables are those of a step', 'X=10.1.0.0/16', create, '?no-value'],
  ['what a step gives to those behind it', 'echo "X=10.1.0.0/16" >> $GITHUB_ENV', create, '[10.1.0.0/16]'],
  ['what it gives by an expression', 'echo "X=10.1.0.0/16" >> "$GITHUB_ENV"', 'az aks create -g g -n aks --service-cidr ${{ env.X }}', '[10.1.0.0/16]'],
  ['what it gives and nobody knows', 'echo "X=$(curl -s https://example.com)" >> $GITHUB_ENV', create, '?function-not-pure'],
];

for (const [name, first, second, expected] of samples) {
  test(`a workflow: ${name}`, () => {
    assert.equal(serviceCidrOf(workflow(first, second), '.github/workflows/deploy.yml'), expected);
  });
}

test('a pipeline: a variable that a step sets', () => {
  const pipeline = `steps:
  - script: echo "##vso[task.setvariable variable=X]10.1.0.0/16"
  - script: az aks create -g g -n aks --service-cidr $(X)
`;
  assert.equal(serviceCidrOf(pipeline, 'azure-pipelines.yml'), '[10.1.0.0/16]');
});

test('batch: variables, parts of them and arithmetic', () => {
  const script = (lines: string): string => `@echo off\r\n${lines}\r\naz aks create -g g -n aks --service-cidr %X%\r\n`;
  assert.equal(serviceCidrOf(script('set X=10.1.0.0/16'), 'a.cmd'), '[10.1.0.0/16]');
  assert.equal(serviceCidrOf(script('set N=4\r\nset X=10.%n%.0.0/16'), 'a.cmd'), '[10.4.0.0/16]');
  assert.equal(serviceCidrOf(script('set Y=10.1.0.0-16\r\nset X=%Y:-=/%'), 'a.cmd'), '[10.1.0.0/16]');
  assert.equal(serviceCidrOf(script(''), 'a.cmd'), '?no-value');
});

test('batch: an id that az gives', () => {
  const { network } = deploymentOf({ 'a.bat': `az network vnet create -g g -n v --address-prefixes 10.0.0.0/8 --subnet-name s --subnet-prefixes 10.1.0.0/16\r
for /f "tokens=*" %%i in ('az network vnet subnet show -g g --vnet-name v -n s --query id -o tsv') do set ID=%%i\r
az aks create -g g -n aks --vnet-subnet-id %ID%\r
` });
  assert.equal(shown(network.clusters[0]?.nodePools[0]?.subnet), 'subnet/v/s');
});
