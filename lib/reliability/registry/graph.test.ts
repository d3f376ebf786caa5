import { expect, it } from "vitest";
import { blastRadius, cycleWith, graphOf, hardDependencies } from "./graph";
import type { DependencySettings } from "./schema";

type Criticality = NonNullable<DependencySettings["criticality"]>;

const graph = (...edges: readonly (readonly [string, string, Criticality?])[]) =>
  graphOf({
    services: [],
    dependencies: edges.map(([caller, callee, criticality = "hard"]) => ({
      caller,
      callee,
      kind: "service",
      criticality,
    })),
  });

it("counts what two ways lead to once", () => {
  const diamond = graph(["shop", "a"], ["shop", "b"], ["a", "db"], ["b", "db"]);
  expect(hardDependencies(diamond, "shop")).toEqual(["a", "b", "db"]);
});

it("reaches nothing behind a call that need not succeed", () => {
  const soft = graph(["shop", "ads", "soft"], ["ads", "db"], ["shop", "mail", "async"]);
  expect(hardDependencies(soft, "shop")).toEqual([]);
});

it("says what fails with a service, and what only degrades", () => {
  const four = graph(
    ["shop", "pay"],
    ["pay", "db"],
    ["ads", "db", "soft"],
    ["shop", "ads", "soft"],
  );
  expect(blastRadius(four, "db")).toEqual({ fails: ["pay", "shop"], degrades: ["ads"] });
  expect(blastRadius(four, "shop")).toEqual({ fails: [], degrades: [] });
});

it("does not say that a service degrades that fails anyway", () => {
  const both = graph(["shop", "db", "soft"], ["shop", "pay"], ["pay", "db"]);
  expect(blastRadius(both, "db")).toEqual({ fails: ["pay", "shop"], degrades: [] });
});

it("names the way around a cycle, over calls of any kind", () => {
  const chain = graph(["a", "b"], ["b", "c", "soft"], ["c", "d", "async"]);
  expect(cycleWith(chain, "d", "a")).toEqual(["d", "a", "b", "c", "d"]);
  expect(cycleWith(chain, "a", "d")).toBeNull();
  expect(cycleWith(chain, "a", "a")).toEqual(["a", "a"]);
});

it("ends on a registry that holds a cycle", () => {
  const loop = graph(["a", "b"], ["b", "a"]);
  expect(hardDependencies(loop, "a")).toEqual(["b"]);
  expect(blastRadius(loop, "a").fails).toEqual(["b"]);
});

it("does not take something external for a service of its name", () => {
  const edge = { kind: "service" as const, criticality: "hard" as const };
  const twin = graphOf({
    services: [],
    dependencies: [
      { ...edge, caller: "shop", callee: "db", kind: "external" },
      { ...edge, caller: "till", callee: "db" },
      { ...edge, caller: "db", callee: "disk" },
    ],
  });
  expect(hardDependencies(twin, "shop")).toEqual(["external:db"]);
  expect(hardDependencies(twin, "till")).toEqual(["db", "disk"]);
  expect(blastRadius(twin, "db").fails).toEqual(["till"]);
  expect(blastRadius(twin, "external:db").fails).toEqual(["shop"]);
  expect(cycleWith(twin, "db", "shop")).toBeNull();
});
