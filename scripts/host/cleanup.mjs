// What must not outlive the script: servers, browsers, temporary folders. It is ended on return, on failure and on Ctrl-C.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const endings = new Set();

/** Registers a synchronous ending. Returns a function that ends it now; it runs once, whoever calls first. */
export function atEnd(ending) {
  const once = () => {
    if (endings.delete(once)) ending();
  };
  endings.add(once);
  return once;
}

/** A new temporary folder that goes when the script ends. */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `aksnet-${purpose}-`));
  // A process that was just ended may still hold a file for a moment.
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Ends a child that was started with `detached`, and all that it started. */
export function endProcessGroup(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

// Last in, first out: the folder of a server goes after the server.
process.on('exit', () => {
  for (const ending of [...endings].reverse()) {
    try {
      ending();
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
    }
  }
});
for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.on(signal, () => process.exit(status));
