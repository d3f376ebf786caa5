import { expect, it } from "vitest";
import { withoutHiddenNames } from "./hidden";

const registry = {
  services: [{ slug: "shop" }, { slug: "till", tier: 1 }, { slug: "vault" }],
  dependencies: [
    {
      caller: "shop",
      callee: "till",
      criticality: "hard" as const,
      owner: "The till's people",
      evidence: { link: "https://till.example.org" },
      fallback: { kind: "other-dependency" as const, dependency: "vault" },
    },
    { caller: "shop", callee: "mail", owner: "Shop" },
    { caller: "till", callee: "vault", fallback: { kind: "cached" as const, dependency: "disk" } },
    { caller: "till", callee: "mail" },
    { caller: "vault", callee: "disk" },
  ],
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
    { slug: "a service of another team", tier: 1 },
    { slug: "a service of another team (2)" },
  ]);
  expect(seen.dependencies).toEqual([
    {
      caller: "shop",
      callee: "a service of another team",
      criticality: "hard",
      fallback: { kind: "other-dependency", dependency: "a service of another team (2)" },
    },
    { caller: "shop", callee: "mail", owner: "Shop" },
    {
      caller: "a service of another team",
      callee: "a service of another team (2)",
      fallback: { kind: "cached" },
    },
    { caller: "a service of another team", callee: "mail" },
    { caller: "a service of another team (2)", callee: "an external service of another team" },
  ]);
});
