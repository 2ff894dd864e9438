import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { heldRanges, heldTexts, whenMade } from './shared/held-ranges';
import type { Rule } from './rule';
import { named } from './shared/words';

export const trafficControllerSubnetTooSmall: Rule = {
  id: 'traffic-controller-subnet-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'The subnet of Application Gateway for Containers is smaller than a /24',
  about: `Application Gateway for Containers takes a subnet of its own, which is delegated to \`Microsoft.ServiceNetworking/trafficControllers\`
and has 250 free addresses at least: a /24. The association is refused in a smaller one.`,
  sources: [pages.gatewayForContainers],
  *check({ network }) {
    for (const home of network.subnets) {
      for (const service of heldTexts(home.delegations, whenMade(home))) {
        if (service.value.value.toLowerCase() !== 'microsoft.servicenetworking/trafficcontrollers') continue;
        const ranges = heldRanges(home.prefixes, service.when).filter(({ range }) => range.family === 4);
        const [only, another] = ranges;
        const when = only && !another ? joinConditions(only.when, service.when) : undefined;
        if (!only || !when || only.range.length <= longest) continue;
        yield {
          at: only.value.span,
          message: `the subnet ${named(home)} is a /${String(only.range.length)}, and Application Gateway for Containers needs a /${String(longest)}`,
          when,
          related: [{ span: service.value.span, message: 'the subnet is delegated to Application Gateway for Containers' }],
        };
      }
    }
  },
};

const longest = 24;

function withGateway(prefix: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('gateway', `"${prefix}"`).replace(/\}\n$/, `${mark}
  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.ServiceNetworking/trafficControllers"
    }
  }
}
`),
  );
}

function bicepWithGateway(prefix: string, mark = ''): string {
  const text = bicepSubnet('gateway', `'${prefix}'`, {
    lines: `
      delegations: [
        {
          name: 'gateway'
          properties: {
            serviceName: 'Microsoft.ServiceNetworking/trafficControllers'
          }
        }
      ]`,
  });
  return bicepHome({ beside: [mark === '' ? text : text.replace(`'${prefix}'\n`, `'${prefix}'\n${mark}`)] });
}

export const examples = (): readonly Example[] => [
  { text: withGateway('10.1.2.0/25', '                          ~~~~~~~~~~~~~ traffic-controller-subnet-too-small: the subnet `gateway` is a /25\n') },
  { text: withGateway('10.1.2.0/24') },
  { title: 'In Bicep', text: bicepWithGateway('10.1.2.0/26', '                   ~~~~~~~~~~~~~ traffic-controller-subnet-too-small: the subnet `gateway` is a /26\n') },
];
