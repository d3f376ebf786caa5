import { expect, test } from "vitest";
import type { RouteRule } from "@/lib/alert/route";
import { changedRules } from "./change-rules";

const rule = (service: string): RouteRule => ({ matchers: [], service });
const [a, b, c, x] = ["a", "b", "c", "x"].map(rule) as [RouteRule, RouteRule, RouteRule, RouteRule];

test.each([
  [{ kind: "add", rule: x }, [a, b, c, x]],
  [{ kind: "replace", place: 1, rule: x }, [a, x, c]],
  [{ kind: "move", place: 1, by: -1 }, [b, a, c]],
  [{ kind: "move", place: 1, by: 1 }, [a, c, b]],
  [{ kind: "remove", place: 0 }, [b, c]],
  [{ kind: "move", place: 0, by: -1 }, null],
  [{ kind: "move", place: 2, by: 1 }, null],
  [{ kind: "replace", place: 3, rule: x }, null],
  [{ kind: "remove", place: 3 }, null],
] as const)("%j", (change, expected) => {
  expect(changedRules([a, b, c], change)).toEqual(expected);
});
