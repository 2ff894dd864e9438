import { flagTable } from './table';

/** Flags that every az command has (azure-cli-core and knack: output, query, log, help and subscription arguments; read 2026-11). */
export const globalFlags = flagTable(`
  --help -h -
  --output -o 1 output
  --query 1 query
  --debug -
  --verbose -
  --only-show-errors -
  --subscription 1 subscription
`);

/** Nearly every command is about something in a group. */
export const groupFlags = flagTable('--resource-group -g 1 resourceGroup');

/** Commands about things that are there already take their ids in place of names. */
export const idFlags = flagTable('--ids * ids');

export const locationFlags = flagTable('--location -l 1 location');

/** The changes by path that `update` commands take (azure-cli-core `arm.py` and `aaz/_command.py`, read 2026-11). */
export const genericUpdateFlags = flagTable(`
  --set * genericSet
  --add * genericAdd
  --remove * genericRemove
  --force-string ?
`);
