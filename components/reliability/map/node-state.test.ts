import { expect, it } from "vitest";
import { mapOf } from "@/lib/reliability/map/map-of";
import { withBuiltIn } from "@/lib/reliability/map/with-built-in";
import { statesBeside } from "./node-state";

const call = (caller: string, callee: string, criticality: "hard" | "soft" | "async") => ({
  caller,
  callee,
  kind: "service" as const,
  criticality,
});
const { nodes, edges } = withBuiltIn(
  mapOf(
    {
      services: [],
      dependencies: [
        call("shop", "till", "hard"),
        call("app", "till", "soft"),
        call("report", "till", "async"),
        call("till", "bank", "hard"),
        call("news", "mail", "soft"),
      ],
    },
    [],
    0,
  ),
  { nodes: [], edges: [] },
);
const till = nodes.find(({ id }) => id === "till") ?? null;

it.each([
  ["till", "chosen"],
  ["shop", "fails"],
  ["app", "degrades"],
  ["report", "calls it"],
  ["bank", "called"],
  ["news", "aside"],
])("beside the till, %s is %s", (name, state) => {
  expect(statesBeside(till, edges)(name)).toBe(state);
});

it("everything is plain while nothing is chosen", () => {
  expect(statesBeside(null, edges)("shop")).toBe("plain");
});
