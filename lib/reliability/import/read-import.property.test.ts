import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { dependencyInputSchema } from "../registry/schema";
import { FORMATS } from "./formats";
import { readImport } from "./read-import";

const WORDS = [
  "retry(handleAll, { maxAttempts: 3 })",
  "new CircuitBreaker(run, {",
  "AddRetry(new RetryStrategyOptions {",
  "resilience4j.retry.instances.a: {maxAttempts: -1, waitDuration: 1e9}",
  '{"methodConfig": [{"retryPolicy": {"maxAttempts": 0}}]}',
  "clusters: [{name: a, circuit_breakers: {thresholds: [{max_requests: 0}]}}]",
  "spec: {http: [{retries: {attempts: -1}}]}",
  "wrap(",
  "timeout(1 / 0)",
  "&a [*a]",
  "---",
  "}",
  ")",
  "`${",
  "/*",
  "\n",
];
const text = fc.oneof(
  fc.string({ maxLength: 200, unit: "binary" }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(" ")),
);

it("reads any text, or says where it cannot; what it reads, the registry would take", () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORMATS), text, (format, given) => {
      const read = readImport({ format, text: given });
      if (!read.ok) {
        expect(read.faults[0]?.line).toBeGreaterThan(0);
        expect(read.faults[0]?.column).toBeGreaterThan(0);
        return;
      }
      expect(read.dependencies.length).toBeGreaterThan(0);
      for (const { settings } of read.dependencies) {
        expect(dependencyInputSchema.safeParse(settings).success).toBe(true);
        expect(settings.attempts ?? 1).toBeGreaterThanOrEqual(1);
      }
    }),
    { seed: 20_261_129, numRuns: runs(1500) },
  );
});

it("counts the first call and each retry, however many", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), (retries) => {
      const read = readImport({ format: "p-retry", text: `pRetry(run, { retries: ${retries} })` });
      expect(read).toMatchObject({ dependencies: [{ settings: { attempts: retries + 1 } }] });
    }),
    { seed: 20_261_129, numRuns: runs(50) },
  );
});
