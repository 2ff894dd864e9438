import { never, type TerraformFunction } from './define';

/** Where nobody says which folder they are in; else `loading.ts` has them, all but `fileset`: which files there are, only the disk knows. */
const files = ['file', 'fileexists', 'filebase64', 'filebase64sha256', 'filebase64sha512', 'filemd5', 'filesha1', 'filesha256', 'filesha512', 'fileset', 'templatefile'];
const chance = ['uuid', 'bcrypt'];
const clock = ['timestamp', 'plantimestamp'];
const machine = ['abspath', 'pathexpand'];

/** The functions whose results the text does not decide. */
export const impureFunctions: readonly TerraformFunction[] = [
  ...files.map((name) => never(name, { reason: 'function-not-pure', message: `\`${name}\` reads a file outside the configuration` })),
  ...chance.map((name) => never(name, { reason: 'function-not-pure', message: `\`${name}\` gives another value each time` })),
  ...clock.map((name) => never(name, { reason: 'function-not-pure', message: `\`${name}\` depends on the time` })),
  ...machine.map((name) => never(name, { reason: 'function-not-pure', message: `\`${name}\` depends on the machine` })),
  never('rsadecrypt', { reason: 'function-not-pure', message: '`rsadecrypt` needs a private key' }),
  never('templatestring', { reason: 'unreadable', message: '`templatestring` renders a template that is not read here' }),
];
