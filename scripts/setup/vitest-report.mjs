import { writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

const STATES = { passed: "passed", failed: "failed", skipped: "skipped", pending: "skipped" };
const message = (error) => (error.message ?? String(error)).split("\n")[0];

/**
 * Every test with its project, as Vitest's own JSON does not have it; to the file of
 * VITEST_REPORT_FILE.
 */
export default class VitestReport {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => {
      const file = path.relative(root, module.moduleId);
      const named = (name) => `${module.project.name} ${file}${name && `: ${name}`}`;
      const found = [...module.children.allTests()].map((test) => ({
        name: named(test.fullName),
        state: STATES[test.result().state],
        ms: test.diagnostic()?.duration ?? 0,
      }));
      return [
        ...found,
        ...module
          .errors()
          .map((error) => ({ name: named(message(error)), state: "failed", ms: 0 })),
      ];
    });
    const unhandled = unhandledErrors.map((error) => ({
      name: `outside of any test: ${message(error)}`,
      state: "failed",
      ms: 0,
    }));
    writeFileSync(process.env.VITEST_REPORT_FILE, JSON.stringify([...tests, ...unhandled]));
  }
}
