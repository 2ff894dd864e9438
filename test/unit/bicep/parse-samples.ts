/** Valid files, written for these tests: between them they hold every construct, and the ways in which people lay out code. */
export const samples: Readonly<Record<string, string>> = {
  cluster: `// The network of the shop.
targetScope = 'resourceGroup'

metadata description = 'A cluster and its network'

@description('''How many nodes the pool has.
At least one.''')
@minValue(1)
@maxValue(100)
param nodes int = 3

@sys.allowed([
  'azure'
  'kubenet'
])
param plugin string = 'azure'
@secure()
param secret string
param zonal bool = nodes > 2 && plugin != 'kubenet' || false
param region string = resourceGroup().location

var base = '10.\${nodes}.0.0/16'
var zones = zonal ? ['1', '2', '3'] : region =~ 'westeurope' ? ['1'] : []
var subnets = [for (name, i) in ['system', 'user']: {
  name: name
  prefix: cidrSubnet(base, 24, i)
}]
var tags = union({
  owner: 'network' // of the shop
  'cost-center': -1 * (2 + nodes) / 3 % 4
  '\${plugin}-env': !zonal
}, {})

resource network 'Microsoft.Network/virtualNetworks@2023-09-01' = {
  name: 'vnet-\${uniqueString(resourceGroup().id)}'
  location: region
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [base] }
    subnets: [for subnet in subnets: {
      name: subnet.name
      properties: {
        addressPrefix: subnet.prefix
      }
    }]
  }

  @batchSize(1)
  resource extra 'subnets' = [for i in range(2, 2): if (zonal) {
    name: 'extra-\${i}'
  }]

  resource last 'subnets' existing = {
    name: 'last'
  }
}

#disable-next-line no-unused-existing-resources BCP081 // why
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = if (secret != '') {
  name: 'vault'
  scope: az.resourceGroup('other')
}

module cluster 'br/public:avm/res/container-service/managed-cluster:0.4.1' =
if (nodes > 0) {
  name: 'cluster-\${deployment().name}'
  params: {
    name: 'cluster'
    primaryAgentPoolProfiles: [
      {
        name: 'system'
        count: nodes
        vnetSubnetResourceId: network.properties.subnets[0].id
        availabilityZones: zonal
          ? zones
          : null
      }
      ...map(range(0, 2), i => { name: 'user\${i}', vnetSubnetResourceId: network::extra[i].id })
    ]
    secret: vault.getSecret('secret')
    ...(zonal ? { sku: 'Standard' } : {})
  }
}

module pools './pools.bicep' = [for subnet in subnets: {
  name: subnet.?name ?? 'none'
}]

output id string = cluster!.outputs.resourceId
output names array = [for (subnet, i) in subnets: pools[i].name]
output last string = subnets[^1].name
`,

  types: `import { poolType, subnetType as subnet } from './types.bicep'
import * as shared from '../shared.bicep'

import {
  one
  'not-a-name' as two
} from 'br/public:some/types:1.0'

@export()
@description('A pool')
type pool = {
  @minLength(1)
  name: string

  count: int?
  'max-pods': 30 | 110 | 250
  mode: ('System' | 'User')?
  nested: {
    *: string[][]
  }
  @secure() // of a module
  *: shared.other.part[]
}
@export()
type level =
  | 'low'
  | 'high'
  // the highest
  | 'top'
type pair = [
  string
  @description('the second')
  int?
]
type empty = {}
type numbers = -1 | 0 | !true | null
type parts = [pair[1], pool.name, pool.nested.*, pool.nested.*[*], (pool)!]
type resourceTags = resourceInput<'Microsoft.Network/virtualNetworks@2023-09-01'>.tags
type out = sys.resourceOutput<
  'Microsoft.Network/virtualNetworks@2023-09-01'
>

param given pool = { name: 'a', nested: {} }
param passed resource 'Microsoft.Network/virtualNetworks@2023-09-01'
param lists string[]?
var typed string = 'x'
var typedList (string | int)[] = [for i in range(0, 2): i]

func join(a string, b string[]) string => '\${a}-\${b[0]}'
@export()
func longer(
  first shared.pool,
  second { name: string }?
) object => {
  first: first
  second: second.?name ?? join('a', [])
}
func next(i int) int =>
  i + 1

assert positive = length(lists!) >= 0
output passedOn resource = passed
output typedOut resource 'Microsoft.Network/virtualNetworks@2023-09-01' = passed
extension kubernetes with {
  namespace: 'default'
} as k8s
extension microsoftGraph
extension 'br:example.com/extension:1.0' as other
provider 'kubernetes@1.0.0' with { kubeConfig: '' }
import 'az@1.0.0' as azure
test one 'tests/one.bicep' = {
  params: {}
}
`,

  strings: `var plain = 'it\\'s \\\\ \\n\\r\\t \\$\{x} \\u{1F600} $ $5 {}'
var empty = ''
var nested = '\${'a\${'b\${1}'}'}\${x}'
var inCalls = '\${format('{0}', 'x}')}\${list['key']}\${{ a: 'b' }.a}'
var raw = '''
  no 'escapes' \\n \${here}
'''
var filled = $'''
Hello \${name}, $$ \${ 'x' }
param notOne string
'''
var dollars = $$'''\${plain} $$\{x} $$$\{y}'''
param after string
`,

  parameters: `using './main.bicep'
extends 'shared.bicepparam'

import { names } from 'names.bicep'
var prefix = 'shop'
type size = 'S' | 'L'

param nodes = 3
param name = '\${prefix}-\${names[0]}'
param secret = az.getSecret('a', 'b', 'c', 'd')
param pools = [
  { name: 'system', count: 3 }
  {
    name: 'user'
    count: int(readEnvironmentVariable('COUNT', '5'))
  }
]
extensionConfig k8s with {
  namespace: 'prod'
}`,

  notIndented: `resource network 'Microsoft.Network/virtualNetworks@2023-09-01' = {
name: 'vnet'
properties: {
addressSpace: {
addressPrefixes: [
'10.0.0.0/16'
]
}
}
@description('one')
resource one 'subnets' = {
name: 'one'
}
resource two 'subnets' = {
name: 'two'
}
}
type pool = {
@minLength(1)
name: string
type: string
}
var all = [
network::one.id
network::two.id
]
`,

  tabs: `module network 'network.bicep' = {
	name: 'network'
	params: {
		ranges:	['10.0.0.0/24', /* one
	   two */ '10.1.0.0/24',]
	}
}
/* a block
   comment */
var	after = 1 // last
`,

  odd: `/* head */ @description('d') // why
// between
@allowed([1,2])

#disable-next-line some-code
param a/**/int=1
var param = { param: 1, var: 2, resource: 'x', type: 'y', if: true, for: [], existing: null, in: a, as: a }
var words = [param.var, param.resource, param.if]
var mixed = ['a', 'b'
'c', 'd'

  'e']
var calls = f( a,
  b
  , c
)
var lambdas = reduce(sort([], (x, y) => x < y), 0, (
  total,
  next
) => total + next)
var none = map([], () =>
  1)
param given string
var conditions = a
  // first
  ? b
  : c
    ? d
    : e
var chain = a.b[0].?c[?1]::d!.e()[?^2]!
var parens = (
  a && !b
)
var big = 18446744073709551615
#disable-diagnostics BCP081
resource loops 'T@1' = [
  for x in y ?? []: {
    name: x
  }
]
#restore-diagnostics BCP081`,

  manual: `var subscription = readCliArg('subscription')
using 'main.bicep' with {
  scope: '/subscriptions/\${subscription}'
}
`,

  indented: `    param first string
    var second = [
        first
    ]
    type third = {
        a: string
    }
`,

  nothing: `using none
`,
};
