import { afterAll, beforeEach, expect, it } from "vitest";
import { recordEvaluation } from "@/db/alerts/evaluation";
import { closeStore } from "@/db/store/client";
import { releaseLease, takeLease } from "@/db/store/leases";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { failedTry, storedMessage, storedTry } from "@/db/testing/stored-message";
import { MINUTE_MS } from "@/lib/time/duration";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { listen } from "@/server/outgoing/testing/loopback-server";
import { heartbeatJob } from "./heartbeat";

const now = new Date("2026-11-02T12:00:45Z");
const context = { actor: systemActor, now, stop: new AbortController().signal };

/** As the scheduler leaves it behind a run. */
async function ran(name: string, ago: number, error: string | null = null): Promise<void> {
  const at = new Date(now.getTime() - ago);
  await takeLease(systemActor, name, { holder: "a", now: at, expiresAt: at, dueSince: at });
  await releaseLease(systemActor, name, "a", { now: at, ranAt: at, error });
}

beforeEach(async () => {
  forgetDependency("heartbeat");
  await freshStore();
});
afterAll(closeStore);

it("tells the address while alerts are evaluated and delivered, and keeps silent otherwise", async () => {
  const server = await listen((_, response) => response.end("ok"));
  const job = heartbeatJob(`${server.url}/ping`);
  const beat = () => job.run(context);
  await beat();
  await ran("evaluate", MINUTE_MS);
  await ran("deliver", MINUTE_MS);
  await beat();
  expect(server.asked).toEqual(["GET /ping", "GET /ping"]);
  await ran("deliver", 0, "no such host");
  await expect(beat()).rejects.toThrow("No heartbeat: deliver did not work.");
  await ran("deliver", 0);
  await beat();
  await freshStore();
  await ran("evaluate", 4 * MINUTE_MS);
  await expect(beat()).rejects.toThrow("evaluate did not work");
  expect(server.asked).toHaveLength(3);
  await server.close();
});

it("keeps silent while messages do not leave, or none of them arrives", async () => {
  const server = await listen((_, response) => response.end("ok"));
  const beat = () => heartbeatJob(server.url).run(context);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  await storedMessage({ nextAttemptAt: ago(4.9) });
  await beat();
  await storedMessage({ nextAttemptAt: ago(5) });
  await expect(beat()).rejects.toThrow("No heartbeat: messages that are due do not leave.");
  await freshStore();
  const id = await storedMessage({ nextAttemptAt: now });
  for (const minutes of [3, 2]) await failedTry(id, ago(minutes));
  await beat();
  await failedTry(id, ago(1));
  await expect(beat()).rejects.toThrow("no message of the last 15 minutes arrived");
  await storedTry(id, null, ago(0));
  await beat();
  expect(server.asked).toHaveLength(3);
  await server.close();
});

it("keeps silent where evaluation runs and gets nowhere", async () => {
  const server = await listen((_, response) => response.end("ok"));
  const evaluated = async (minutesAgo: number) => {
    await freshStore();
    const minute = Math.floor(now.getTime() / MINUTE_MS) - minutesAgo;
    await recordEvaluation(systemActor, null, [], { minute, tiers: {}, severities: {} }, now);
    await ran("evaluate", 0);
    await heartbeatJob(server.url).run(context);
  };
  await evaluated(2);
  await expect(evaluated(3)).rejects.toThrow("No heartbeat: alerts are not evaluated.");
  expect(server.asked).toHaveLength(1);
  await server.close();
});

it("is not wanted without an address, and fails where the address refuses", async () => {
  expect(await heartbeatJob(null).wanted?.(systemActor, now)).toBe(false);
  const server = await listen((_, response) => response.writeHead(404).end());
  await expect(heartbeatJob(server.url).run(context)).rejects.toThrow("It answered 404.");
  await server.close();
});
