import { expect, test } from "./support/fixtures";

test.use({ own: "heavy-requests" });

/** Probes usually give up after so long. */
const SOON_MS = 2000;

/** Long to send and to read, and quick to review. */
const TEXT = `/* ${"x".repeat(500_000)} */\nconst n = 1;\n`;
const FILES = Array.from({ length: 10 }, (_, n) => ({ path: `a${n}.ts`, text: TEXT }));
const BODY = Buffer.from(JSON.stringify({ files: FILES }));

test("health is told while twenty large reviews of one token are asked for", async ({ server }) => {
  const { url, token } = server;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const review = async () => {
    const answer = await fetch(`${url}/api/v1/reviews`, { method: "POST", headers, body: BODY });
    await answer.arrayBuffer();
    return answer.status;
  };
  const reviews = { underWay: true };
  const all = Promise.all(Array.from({ length: 20 }, review)).finally(() => {
    reviews.underWay = false;
  });
  const waits: number[] = [];
  while (reviews.underWay) {
    const started = performance.now();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    waits.push(performance.now() - started);
  }
  expect(Math.max(...waits)).toBeLessThan(SOON_MS);
  const statuses = await all;
  expect(statuses.filter((status) => status === 200)).toHaveLength(4);
  expect(statuses.filter((status) => status === 429)).toHaveLength(16);
});
