import { describe, expect, it } from "vitest";
import { api } from "./app";
import { ALL_OPERATIONS, NOUNS } from "./nouns";

const addressOf = (path: string): string => path.replaceAll(/\{\w+\}/g, "1");

function ask(method: keyof typeof api, address: string): Promise<Response> {
  const request = new Request(`http://burnline.test/api/v1${address}`, { method });
  return api[method](request);
}

describe("the API", () => {
  it.each(ALL_OPERATIONS.map(({ method, path }) => ({ method, path })))(
    "answers $method $path, and asks first who it is",
    async ({ method, path }) => {
      const answer = await ask(method, addressOf(path));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        401,
        "application/problem+json",
      ]);
    },
  );

  it("has at each address the methods that are described there, and no other", async () => {
    for (const path of new Set(ALL_OPERATIONS.map((operation) => operation.path))) {
      const described = ALL_OPERATIONS.filter((operation) => operation.path === path);
      const answer = await ask("OPTIONS", addressOf(path));
      const allowed = new Set(answer.headers.get("allow")?.split(", "));
      expect(allowed, path).toEqual(
        new Set([
          ...described.map(({ method }) => method),
          ...(described.some(({ method }) => method === "GET") ? ["HEAD"] : []),
          "OPTIONS",
        ]),
      );
      const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
      for (const method of methods.filter((name) => !allowed.has(name))) {
        const refusal = await ask(method, addressOf(path));
        expect([refusal.status, refusal.headers.get("allow")]).toEqual([
          405,
          answer.headers.get("allow"),
        ]);
      }
    }
  });

  it("handles what is described, and nothing else", async () => {
    for (const { operations, handlers } of NOUNS)
      expect(Object.keys(await handlers()).sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(["/nothing", "/%74eams", "/teams/", "/teams/a/b", "/teams/a/b/c", "/services/a/slos"])(
    "knows nothing at %s",
    async (address) => {
      for (const method of ["GET", "HEAD", "POST", "OPTIONS"] as const)
        expect((await ask(method, address)).status).toBe(404);
    },
  );
});
