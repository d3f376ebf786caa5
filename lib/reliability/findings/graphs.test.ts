import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOW, call } from "@/lib/testing/registries";
import { runs } from "@/lib/testing/runs";
import type { Dependency } from "../registry/schema";
import { factsOf } from "./facts";

const NAMES = ["a", "b", "c", "d", "e"];
const anyGraph = fc
  .uniqueArray(
    fc.record({
      caller: fc.constantFrom(...NAMES),
      callee: fc.constantFrom(...NAMES),
      attempts: fc.integer({ min: 1, max: 4 }),
      criticality: fc.constantFrom("hard" as const, "hard" as const, "soft" as const),
    }),
    { selector: ({ caller, callee }) => `${caller} ${callee}`, maxLength: 14 },
  )
  .map((edges) =>
    edges.filter(({ caller, callee }) => caller !== callee).map((edge) => call(edge)),
  );
const own = { a: 0.9, b: 0.8, c: 0.95, d: 0.7, e: 0.6 } as const;
const services = Object.entries(own).map(([slug, share]) => ({
  slug,
  ownAvailabilityPercent: share * 100,
}));
const factsFor = (dependencies: Dependency[]) => factsOf({ services, dependencies }, NOW, {});

/** Every way from a service on that meets none twice. */
const waysFrom = (edges: Dependency[], service: string, seen: string[]): number[] =>
  edges
    .filter(({ caller, callee }) => caller === service && !seen.includes(callee))
    .flatMap(({ callee, attempts = 1 }) => [
      attempts,
      ...waysFrom(edges, callee, [...seen, callee]).map((rest) => attempts * rest),
    ]);

/** The chance that all that a service needs is up, summed over every state of the five. */
function chanceUp(edges: Dependency[], service: string): number {
  let sum = 0;
  for (let state = 0; state < 32; state += 1) {
    const isUp = (name: string) => (state & (1 << NAMES.indexOf(name))) !== 0;
    const chances = Object.entries(own).map(([name, share]) => (isUp(name) ? share : 1 - share));
    if (works(edges, service, isUp, [])) sum += chances.reduce((a, b) => a * b, 1);
  }
  return sum;
}

const works = (
  edges: Dependency[],
  service: string,
  isUp: (name: string) => boolean,
  asked: string[],
): boolean =>
  isUp(service) &&
  edges
    .filter(({ caller, criticality }) => caller === service && criticality === "hard")
    .every(
      ({ callee }) => asked.includes(callee) || works(edges, callee, isUp, [...asked, service]),
    );

describe("in any graph, with diamonds and cycles", () => {
  it("the worst chain is the worst of all ways", () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const facts = factsFor(edges);
        for (const name of NAMES)
          expect(facts.chainOf(name).product).toBe(Math.max(1, ...waysFrom(edges, name, [name])));
      }),
      { seed: 4, numRuns: runs(200) },
    );
  });

  it("the chain that is named has the product it is said to have", () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const facts = factsFor(edges);
        for (const name of NAMES) {
          const { product, calls } = facts.chainOf(name);
          expect(calls.reduce((sum, { attempts = 1 }) => sum * attempts, 1)).toBe(product);
          expect(calls.map(({ caller }) => caller)).toEqual(
            calls.length === 0 ? [] : [name, ...calls.slice(0, -1).map(({ callee }) => callee)],
          );
          expect(calls.at(-1)?.attempts).not.toBe(1);
        }
      }),
      { seed: 5, numRuns: runs(200) },
    );
  });

  it("the product over unique hard dependencies is the chance that all of them are up", () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const { hardOf, ownOf } = factsFor(edges);
        for (const name of NAMES) {
          const shares = [name, ...hardOf(name)].map((each) => ownOf(each) ?? Number.NaN);
          expect(shares.reduce((a, b) => a * b, 1)).toBeCloseTo(chanceUp(edges, name), 12);
        }
      }),
      { seed: 6, numRuns: runs(100) },
    );
  });
});
