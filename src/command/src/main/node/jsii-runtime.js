'use strict';
// jsii's runtime in one Node process, from code that is compiled already.
// Usage: node --preserve-symlinks jsii-runtime.js program.js CACHE
//
// jsii starts a Node that starts another one and passes everything on, only so that what JavaScript prints does not
// come between the answers. The second one talks on file descriptor 3; here that is our own input and output, and what
// JavaScript prints goes to standard error.
//
// Where we have not tried this, jsii does as it always does, which includes what it says about that Node.
const path = require('path');

const TRIED = [20, 22, 24];
const OLDEST = 20; // jsii waits for a much older one for ever, and prints a stack trace for others

const [, , program, cache] = process.argv;
const node = parseInt(process.versions.node, 10);

if (TRIED.includes(node)) {
  runInThisProcess();
} else if (node >= OLDEST) {
  require(path.join(path.dirname(program), '..', 'bin', 'jsii-runtime.js'));
} else {
  process.exitCode = 1; // the JVM finds out why, and says so
}

function runInThisProcess() {
  const fs = require('fs');
  const Module = require('module');
  const { Script } = require('vm');

  const TALK = 3;
  const { readSync, writeSync } = fs;
  fs.readSync = (fd, ...rest) => readSync(fd === TALK ? 0 : fd, ...rest);
  fs.writeSync = (fd, ...rest) => writeSync(fd === TALK ? 1 : fd, ...rest);
  Object.defineProperty(process, 'stdout', { get: () => process.stderr });

  // Ctrl-C reaches this process as well. It ends when Java does, which closes our input, and so removes its temporary folder.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {});
  }

  /** What the last run compiled; nothing where there is none. V8 itself refuses what is not of this V8 and source. */
  function compiled() {
    try {
      return fs.readFileSync(cache);
    } catch (e) {
      return undefined;
    }
  }

  /** For the next run. Under another name first, as other runs may read it meanwhile. */
  function keep(script) {
    try {
      fs.writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
      fs.renameSync(`${cache}.${process.pid}`, cache);
    } catch (e) {
      // No place to keep it: the next run compiles as we did.
    }
  }

  const cachedData = compiled();
  const script = new Script(Module.wrap(fs.readFileSync(program, 'utf8')), { filename: program, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    process.on('exit', () => keep(script));
  }
  const own = new Module(program);
  script.runInThisContext()(own.exports, Module.createRequire(program), own, program, path.dirname(program));
}
