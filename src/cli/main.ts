import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { colored, plain } from './formats/text';
import { run } from './run';

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
process.stdout.on('error', () => process.exit());

const { env, stdout } = process;
const useColor = stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';

try {
  const outcome = run(process.argv.slice(2), {
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    home: dirname(realpathSync(process.argv[1] ?? '.')),
    paint: useColor ? colored : plain,
  });
  process.stderr.write(outcome.err);
  stdout.write(outcome.out);
  process.exitCode = outcome.status;
} catch (error) {
  // Status 1 says that there are findings; a bug of ours must not look like one.
  process.stderr.write(`aksnet: this is a bug of aksnet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
