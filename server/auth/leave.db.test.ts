import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { closeStore, read } from "@/db/store/client";
import { sessions } from "@/db/schema/people";
import { freshStore } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { leave } from "./leave";

const world = vi.hoisted(() => ({ actor: null, refusal: null as Error | null, cleared: 0 }));
vi.mock("./current-actor", () => ({ currentActor: async () => world.actor }));
vi.mock("./open-session", () => ({ clearSessionCookie: async () => void (world.cleared += 1) }));
vi.mock("@/db/people/sessions", async (original) => {
  const real = await original<typeof import("@/db/people/sessions")>();
  const endOwnSession: typeof real.endOwnSession = async (...given) =>
    world.refusal ? Promise.reject(world.refusal) : real.endOwnSession(...given);
  return { ...real, endOwnSession };
});

const sessionsLeft = async () => (await read().select().from(sessions)).length;

beforeEach(async () => {
  await freshStore();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  Object.assign(world, { actor: await person("Ada"), refusal: null, cleared: 0 });
});
afterAll(closeStore);

it.each([
  ["SQLITE_FULL", /still signed in.*disk.*full/],
  ["53100", /still signed in.*disk.*full/],
  ["ECONNREFUSED", /still signed in.*cannot be reached/],
])(
  "while the store answers %s the cookie stays with its session, and the reason is shown",
  async (code, words) => {
    world.refusal = Object.assign(new Error("no"), { code });
    expect(await leave()).toMatch(words);
    expect([world.cleared, await sessionsLeft()]).toEqual([0, 1]);
    world.refusal = null;
    expect(await leave()).toBeNull();
    expect([world.cleared, await sessionsLeft()]).toEqual([1, 0]);
  },
);

it("a session that has ended already, and a visitor without one, lose the cookie", async () => {
  expect([await leave(), await leave(), world.cleared]).toEqual([null, null, 2]);
  world.actor = null;
  expect([await leave(), world.cleared]).toEqual([null, 3]);
});

it("a bug of ours leaves the cookie", async () => {
  world.refusal = new TypeError("no");
  await expect(leave()).rejects.toThrow("no");
  expect(world.cleared).toBe(0);
});
