import { expect, it } from "vitest";
import { mapOf } from "./map-of";
import { withBuiltIn } from "./with-built-in";

const ownMap = mapOf(
  {
    services: [{ slug: "burnline" }],
    dependencies: [
      { caller: "burnline", callee: "source:prom", kind: "external", criticality: "soft" },
      { caller: "burnline", callee: "mail:*", kind: "external", criticality: "async" },
    ],
  },
  [{ service: "burnline", dependency: "mail:*", calleeKind: "external", severity: "warning" }],
  0,
);
const external = { kind: "external", criticality: "hard" } as const;
const registered = (...slugs: string[]) =>
  mapOf(
    {
      services: slugs.map((slug) => ({ slug })),
      dependencies: [
        { ...external, caller: "shop", callee: "mail" },
        { ...external, caller: "shop", callee: "burnline" },
      ],
    },
    [],
    0,
  );

it("marks what nobody registered, and leaves the rest as it is, also something external of that name", () => {
  const { nodes, edges } = withBuiltIn(registered("shop"), ownMap);
  expect(nodes.map(({ name, builtIn }) => [name, builtIn])).toEqual([
    ["shop", false],
    ["mail", false],
    ["burnline", false],
    ["burnline", true],
    ["source:prom", true],
    ["mail:*", true],
  ]);
  expect(edges.map(({ callee, builtIn }) => [callee, builtIn])).toEqual([
    ["mail", false],
    ["burnline", false],
    ["source:prom", true],
    ["mail:*", true],
  ]);
  expect(nodes.find(({ name }) => name === "source:prom")?.degrades).toEqual(["burnline"]);
});

it("gives a registered service of the same name the calls and the worst finding of both", () => {
  const { nodes } = withBuiltIn(registered("shop", "burnline"), ownMap);
  expect(nodes.filter(({ id }) => id === "burnline")).toMatchObject([
    { kind: "service", builtIn: false, worst: "warning" },
  ]);
});
