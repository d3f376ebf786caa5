import { expect, it } from "vitest";
import { withKinds } from "@/lib/testing/registries";
import { withoutHiddenNames } from "./hidden";

const services = [
  { slug: "shop" },
  { slug: "till", tier: 1, targetPercent: 99.95, ownAvailabilityPercent: 99.97, deadlineMs: 800 },
  { slug: "vault" },
];
const registry = {
  services,
  dependencies: withKinds(
    [
      {
        caller: "shop",
        callee: "till",
        criticality: "hard" as const,
        owner: "The till's people",
        evidence: { link: "https://till.example.org" },
        fallback: { kind: "other-dependency" as const, dependency: "vault" },
      },
      { caller: "shop", callee: "mail", owner: "Shop" },
      {
        caller: "till",
        callee: "vault",
        criticality: "hard" as const,
        attempts: 3,
        attemptTimeoutMs: 250,
        measured: { errorRatio: 0.01 },
        availabilityPercent: 99.9,
        fallback: { kind: "cached" as const, dependency: "disk" },
      },
      { caller: "till", callee: "mail" },
      { caller: "vault", callee: "disk" },
    ],
    services,
  ),
};

it("tells the names of all to whoever may see all", () => {
  const all = new Set(["shop", "till", "vault"]);
  expect(withoutHiddenNames(registry, all).registry).toEqual(registry);
});

it("keeps every call, and no word that names what its reader may not see", () => {
  const { registry: seen } = withoutHiddenNames(registry, new Set(["shop"]));
  expect(JSON.stringify(seen)).not.toMatch(/till|vault|disk/);
  expect(seen.services).toEqual([
    { slug: "shop" },
    { slug: "a service of another team" },
    { slug: "a service of another team (2)" },
  ]);
  expect(seen.dependencies).toEqual([
    {
      caller: "shop",
      callee: "a service of another team",
      kind: "service",
      criticality: "hard",
      fallback: { kind: "other-dependency", dependency: "a service of another team (2)" },
      fallbackKind: "service",
    },
    { caller: "shop", callee: "mail", kind: "external", owner: "Shop" },
    {
      caller: "a service of another team",
      callee: "a service of another team (2)",
      kind: "service",
      criticality: "hard",
    },
    { caller: "a service of another team", callee: "mail", kind: "external" },
    {
      caller: "a service of another team (2)",
      callee: "an external service of another team",
      kind: "external",
    },
  ]);
});

it("leaves a name alone that somebody gave to something external", () => {
  const guessed = [
    { caller: "shop", callee: "vault", kind: "external" as const },
    { caller: "shop", callee: "vault", kind: "service" as const },
  ];
  const fallback = { kind: "other-dependency" as const, dependency: "vault" };
  const dependencies = [
    ...guessed,
    {
      caller: "shop",
      callee: "mail",
      kind: "external" as const,
      fallback,
      fallbackKind: "external" as const,
    },
  ];
  const { registry: seen } = withoutHiddenNames({ services, dependencies }, new Set(["shop"]));
  expect(seen.dependencies).toEqual([
    guessed[0],
    { ...guessed[1], callee: "a service of another team (2)" },
    dependencies[2],
  ]);
});
