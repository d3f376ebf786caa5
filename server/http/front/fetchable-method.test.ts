import { expect, it } from "vitest";
import { fetchableMethod } from "./fetchable-method";
import { behind } from "./testing/behind";

it("a method that no Request can have becomes one that it can, and all others stay", async () => {
  const { ask, close } = await behind(fetchableMethod, ({ method }) => method);
  const seen = (method: string) => ask({ method });
  const given = await seen("TRACE");
  expect(given).toBe("UNSUPPORTED");
  expect(new Request("http://localhost", { method: given }).method).toBe(given);
  expect(await seen("PROPFIND")).toBe("PROPFIND");
  expect(await seen("PATCH")).toBe("PATCH");
  await close();
});
