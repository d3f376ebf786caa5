import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { pollSources } from "../poll";
import { addDataSource } from "./polled-slo";
import { scriptedPrometheus, type Script, type ScriptedPrometheus } from "./scripted-prometheus";

/** The minute at which the tests begin; polls come five seconds after it. */
export const now = Math.floor(Date.parse("2026-11-02T12:00:05Z") / 60_000);
export const at = (minute: number): Date => new Date(minute * 60_000 + 5000);
export const stop = (): AbortSignal => new AbortController().signal;
export const poll = (minute: number): Promise<void> =>
  pollSources({ actor: systemActor, now: at(minute), stop: stop() });
export const steady: Script = (query) => (query.startsWith("good") ? 99 : 100);

const servers: ScriptedPrometheus[] = [];

/** A data source that answers by the script until the test ends. */
export async function prometheus(script: Script, slug = "main"): Promise<ScriptedPrometheus> {
  const server = await scriptedPrometheus(script);
  servers.push(server);
  await addDataSource(slug, server.url, at(now));
  return server;
}

/** An empty store before each test, and no source left after it. */
export function withSources(): void {
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    await freshStore();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  afterAll(closeStore);
}
