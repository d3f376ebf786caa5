import { expect, test } from "./support/fixtures";

test.use({ own: "heavy-requests" });

/** So long a probe waits that looks every few seconds. */
const SOON_MS = 1000;

const LINES = "const n = 1;\n".repeat(40_000);
const FILES = Array.from({ length: 18 }, (_, n) => ({ path: `a${n}.ts`, text: LINES }));

test("health is told while twenty large reviews of one token are asked for", async ({ api }) => {
  test.slow();
  const asked = Array.from({ length: 20 }, () =>
    api.post("/api/v1/reviews", { data: { files: FILES } }),
  );
  const all = Promise.all(asked);
  const waits: number[] = [];
  for (let done = false; !done;) {
    const started = performance.now();
    expect((await api.get("/healthz")).status()).toBe(200);
    waits.push(performance.now() - started);
    done = await Promise.race([all.then(() => true), Promise.resolve(false)]);
  }
  expect(Math.max(...waits)).toBeLessThan(SOON_MS);
  const statuses = (await all).map((answer) => answer.status());
  expect(statuses.filter((status) => status === 200)).toHaveLength(4);
  expect(statuses.filter((status) => status === 429)).toHaveLength(16);
});
