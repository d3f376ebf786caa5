import { afterAll, beforeEach, expect, it } from "vitest";
import { ATTEMPT_WINDOW_MS, PAIR_PACE } from "@/lib/people/attempt-pace";
import { closeStore } from "../store/client";
import { isKnownAddress } from "./known-addresses";
import { KNOWN_MS } from "./internal/known-addresses";
import { claimAttempt, forgiveAttempts, type AttemptLimit } from "./login-attempts";
import { startSession } from "./sessions";
import { freshStore, systemActor } from "../testing/fresh-store";
import { later, NOON, person } from "../testing/persons";

const MINUTE = 60_000;
const of = (...keys: string[]): AttemptLimit[] => keys.map((key) => ({ key, pace: PAIR_PACE }));
const claim = (limits: AttemptLimit[], ms: number) => claimAttempt(systemActor, limits, later(ms));

async function spend(limits: AttemptLimit[]): Promise<void> {
  for (let i = 0; i < PAIR_PACE.free; i++) expect((await claim(limits, i)).waitMs).toBe(0);
}

beforeEach(freshStore);
afterAll(closeStore);

it("attempts wait longer each time under one key, and under no other, and are forgotten after the window", async () => {
  await spend(of("here"));
  expect(await claim(of("here"), 7)).toEqual({ waitMs: MINUTE, ids: null });
  expect((await claim(of("elsewhere"), 7)).waitMs).toBe(0);
  expect((await claim(of("here"), 7 + MINUTE)).waitMs).toBe(0);
  expect((await claim(of("here"), 7 + MINUTE)).waitMs).toBe(2 * MINUTE);
  expect((await claim(of("here"), 7 + MINUTE + ATTEMPT_WINDOW_MS)).waitMs).toBe(0);
});

it("an attempt under several keys waits for the slowest, and counts under none while it waits", async () => {
  await spend(of("full"));
  for (let i = 0; i < 20; i++) expect((await claim(of("full", "other"), 10)).ids).toBeNull();
  await spend(of("other"));
});

it("attempts sent all at once do not slip through", async () => {
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, i) => claim(i % 2 ? of("a", "b") : of("b", "a"), i)),
  );
  expect(all.filter(({ ids }) => ids !== null)).toHaveLength(PAIR_PACE.free);
});

it("a right one forgives those under its key, and only itself under the others", async () => {
  await spend(of("account"));
  await spend(of("pair"));
  const right = await claim(of("pair", "account"), 2 * MINUTE);
  await forgiveAttempts(systemActor, "pair", right.ids ?? []);
  expect((await claim(of("pair"), 2 * MINUTE)).waitMs).toBe(0);
  expect((await claim(of("account"), 2 * MINUTE)).waitMs).toBe(0);
  expect((await claim(of("account"), 2 * MINUTE)).waitMs).toBe(2 * MINUTE);
});

it("an account is known where it has signed in, by the /64 with IPv6, for a quarter of a year", async () => {
  const { userId } = await person("Ada");
  const known = (address: string, email = "ada@example.org", at = NOON) =>
    isKnownAddress(systemActor, email, address, at);
  for (const [keyHash, at] of [
    ["a", NOON],
    ["b", later(5)],
  ] as const)
    await startSession(
      systemActor,
      { userId, keyHash, address: "2001:db8::7", userAgent: null },
      at,
    );
  expect(await known("2001:db8::8")).toBe(true);
  expect(await known("2001:db8:0:1::8")).toBe(false);
  expect(await known("192.0.2.1")).toBe(true);
  expect(await known("192.0.2.2")).toBe(false);
  expect(await known("192.0.2.1", "ben@example.org")).toBe(false);
  expect(await known("2001:db8::8", "ada@example.org", later(KNOWN_MS + 4))).toBe(true);
  expect(await known("2001:db8::8", "ada@example.org", later(KNOWN_MS + 5))).toBe(false);
});
