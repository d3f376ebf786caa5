import { afterAll, beforeAll, expect, it, vi } from "vitest";

let answered: typeof import("./answered").answered;
let Refused: typeof import("@/server/parsing/parsing-refused").ParsingRefused;

/** Another module instance than that which answers, as a page is to a route. */
beforeAll(async () => {
  ({ ParsingRefused: Refused } = await import("@/server/parsing/parsing-refused"));
  vi.resetModules();
  ({ answered } = await import("./answered"));
});
afterAll(() => vi.resetModules());

it.each([
  ["text", 400, null],
  ["queue", 503, "5"],
] as const)(
  "a text that is refused for its %s answers %d, whoever started the thread",
  async (why, status, retryAfter) => {
    const error = new Refused(why);
    const answer = await answered("PUT /slos.yaml", () => Promise.reject(error));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, retryAfter]);
    expect(await answer.json()).toMatchObject({ detail: error.message });
  },
);
