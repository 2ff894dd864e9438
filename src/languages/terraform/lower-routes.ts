import type { Route, RouteTable } from '../../model/network';
import { routeTableOf } from '../shared/template/lower-beside';
import { elementOf as azapiElement, types, type Lowered as LoweredAzapi } from '../shared/template/lowered';
import type { Targets } from '../shared/template/links';
import type { Found } from './associations';
import { elementOf } from './elements';
import type { Lowered, Reader } from './reader';
import type { Instance } from './scope';

/** The route tables with their routes, whichever provider makes either. */
export function lowerRouteTables(tables: readonly Lowered[], routes: Found, azapiTables: readonly LoweredAzapi[], azapiRoutes: readonly LoweredAzapi[], targets: Targets): readonly RouteTable[] {
  const separate = [
    ...routes.lowered.map(({ instance, reader }) => {
      const table = reader.named('routeTable', types.routeTable, 'route_table_name');
      return { of: table.kind === 'known' ? table.value : undefined, route: lowerRoute(instance, reader, instance.id) };
    }),
    ...azapiRoutes.map(({ made, reader, properties }) => {
      const meant = targets.parentOf(made.copy.id);
      const of = meant?.kind === 'element' && !meant.assumed ? meant.id : meant?.kind === 'elsewhere' ? meant.elsewhere.id : undefined;
      return { of, route: { ...azapiElement(made, reader), prefix: properties.text('prefix', 'addressPrefix'), nextHopType: properties.text('nextHopType', 'nextHopType') } };
    }),
  ];
  const allPlaced = !routes.open && separate.every(({ of }) => of !== undefined);
  const routesOf = (table: string): readonly Route[] => separate.flatMap(({ of, route }) => (of === table ? [route] : []));
  return [
    ...tables.map(({ instance, reader }): RouteTable => {
      const inline = reader.blocks('route');
      return {
        ...elementOf(instance, reader),
        routes: [...inline.readers.map((route, index) => lowerRoute(instance, route, `${instance.id}.route[${index}]`)), ...routesOf(instance.id)],
        // A list of objects in the place of the blocks is an old way to write them, which is not read.
        routesComplete: allPlaced && inline.open === undefined && !reader.has('route'),
      };
    }),
    ...azapiTables.map((table) => routeTableOf(table, routesOf(table.made.copy.id), allPlaced)),
  ];
}

function lowerRoute(instance: Instance, reader: Reader, id: string): Route {
  return {
    ...elementOf(instance, reader),
    id,
    prefix: reader.text('prefix', 'address_prefix'),
    nextHopType: reader.text('nextHopType', 'next_hop_type'),
  };
}
