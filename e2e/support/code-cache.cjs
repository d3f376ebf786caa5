// Preloaded by every server: all of a run compile the same files. What V8 made of them in those that
// fill a world is kept in the run's folder, and read by the servers that follow.
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { Module } = require("node:module");
const path = require("node:path");
const { deserialize, serialize, setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");
const { isMainThread } = require("node:worker_threads");

const { E2E_CODE_CACHE: store, E2E_CODE_CACHE_WRITES: writes } = process.env;
/** Less is compiled as fast as it is read. */
const LEAST_LENGTH = 2000;
/** Kept code has forgotten what answers this. */
const IMPORTS = /\bimport\s*\((?!\))/;

function requireFor(module) {
  const own = (id) => module.require(id);
  own.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  own.main = process.mainModule;
  own.extensions = Module._extensions;
  own.cache = Module._cache;
  return own;
}

function keepCode() {
  const known = existsSync(store) ? deserialize(readFileSync(store)) : new Map();
  const scripts = new Map();
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, ...rest) {
    if (content.length < LEAST_LENGTH || IMPORTS.test(content) || !path.isAbsolute(filename))
      return compile.call(this, content, filename, ...rest);
    const script = new Script(Module.wrap(content), {
      filename,
      cachedData: known.get(filename),
    });
    if (writes) scripts.set(filename, script);
    const run = script.runInThisContext();
    const folder = path.dirname(filename);
    return run.call(this.exports, this.exports, requireFor(this), this, filename, folder);
  };
  if (writes)
    process.once("exit", () => {
      const code = new Map([...scripts].map(([name, script]) => [name, script.createCachedData()]));
      const part = `${store}.${process.pid}`;
      writeFileSync(part, serialize(code));
      renameSync(part, store);
    });
}

if (isMainThread && store) {
  keepCode();
  // A server of a story ends before it is asked often enough for optimized code to pay.
  setFlagsFromString("--interrupt-budget=600000");
}
