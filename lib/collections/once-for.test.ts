import { expect, it, vi } from "vitest";
import { onceFor } from "./once-for";

it("is worked out once for each object, also where there is nothing to say", () => {
  const derive = vi.fn<(of: readonly number[]) => number | undefined>(([first]) => first);
  const first = onceFor(derive);
  const [one, equal, empty] = [[3], [3], []];
  expect([one, one, equal, empty, empty].map(first)).toEqual([3, 3, 3, undefined, undefined]);
  expect(derive).toHaveBeenCalledTimes(3);
});
