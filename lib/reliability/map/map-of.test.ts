import { expect, it } from "vitest";
import { withoutHiddenNames } from "../registry/hidden";
import { withKinds } from "@/lib/testing/registries";
import { mapOf } from "./map-of";

const services = [
  { slug: "shop", tier: 1, targetPercent: 99.9, ownAvailabilityPercent: 99.95 },
  { slug: "till", ownAvailabilityPercent: 99.9 },
  { slug: "alone" },
  { slug: "vault", tier: 2, targetPercent: 99.4, ownAvailabilityPercent: 99.5 },
];
const registry = {
  services,
  dependencies: withKinds(
    [
      { caller: "shop", callee: "till", criticality: "hard" as const },
      { caller: "till", callee: "vault", criticality: "hard" as const },
      { caller: "shop", callee: "mail", criticality: "soft" as const },
      { caller: "vault", callee: "disk" },
    ],
    services,
  ),
};
const node = (map: ReturnType<typeof mapOf>, name: string) =>
  map.nodes.find((one) => one.name === name);

it("says of each node what it can reach and what fails with it", () => {
  const map = mapOf(registry, [], 0);
  expect(map.nodes.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "shop service",
    "till service",
    "alone service",
    "vault service",
    "mail external",
    "disk external",
  ]);
  expect(node(map, "shop")).toMatchObject({ tier: 1, targetPercent: 99.9, fails: [] });
  // .9995 x .999 x .995
  expect(node(map, "shop")?.ceiling?.percent).toBeCloseTo(99.35079975, 8);
  expect(node(map, "vault")).toMatchObject({ fails: ["till", "shop"], ceiling: null });
  expect(node(map, "mail")).toMatchObject({ fails: [], degrades: ["shop"] });
});

it("marks a ceiling as an upper bound while something in it is unknown", () => {
  const { dependencies } = registry;
  const services = [{ slug: "shop" }, { slug: "till", ownAvailabilityPercent: 99.9 }];
  expect(node(mapOf({ services, dependencies }, [], 0), "shop")?.ceiling).toEqual({
    percent: 99.9,
    isUpperBound: true,
  });
});

it("shows of hidden services those alone that touch what the reader sees", () => {
  const { registry: hidden } = withoutHiddenNames(registry, new Set(["shop", "till", "alone"]));
  const map = mapOf(hidden, [], 0);
  expect(map.nodes.filter(({ kind }) => kind === "hidden")).toMatchObject([
    {
      name: "a service of another team",
      fails: ["till", "shop"],
      tier: null,
      targetPercent: null,
      ceiling: null,
    },
  ]);
  expect(map.edges).toHaveLength(3);
  // .9995 x .999
  const ceiling = node(map, "shop")?.ceiling;
  expect(ceiling).toMatchObject({ isUpperBound: true });
  expect(ceiling?.percent).toBeCloseTo(99.85005, 8);
});

it("gives each call the worst of its findings", () => {
  const finding = { service: "shop", dependency: "till", calleeKind: "service" as const };
  const findings = [
    { ...finding, severity: "hint" as const },
    { ...finding, severity: "error" as const },
    { ...finding, service: "till", dependency: "vault", severity: "warning" as const },
    {
      ...finding,
      calleeKind: "external" as const,
      severity: "error" as const,
      dependency: "vault",
      service: "till",
    },
  ];
  const map = mapOf(registry, findings, 0);
  expect(map.edges.map(({ worst }) => worst)).toEqual(["error", "warning", null, null]);
  expect(node(map, "shop")?.worst).toBe("error");
});

it("keeps something external apart from a service of its name", () => {
  const twin = { caller: "shop", callee: "vault", criticality: "soft" as const };
  const map = mapOf(
    {
      services,
      dependencies: [...registry.dependencies, { ...twin, kind: "external" as const }],
    },
    [],
    0,
  );
  expect(
    map.nodes
      .filter(({ name }) => name === "vault")
      .map(({ id, kind, fails }) => [id, kind, fails]),
  ).toEqual([
    ["vault", "service", ["till", "shop"]],
    ["external:vault", "external", []],
  ]);
  expect(map.edges.at(-1)).toMatchObject({ callee: "vault", calleeId: "external:vault" });
  expect(node(map, "shop")?.ceiling?.percent).toBeCloseTo(99.35079975, 8);
});
