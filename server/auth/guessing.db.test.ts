import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore, write } from "@/db/store/client";
import { startSession } from "@/db/people/sessions";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { insertUser } from "@/db/people/internal/users";
import { AppError } from "@/lib/errors/app-error";
import { hashPassword } from "./password";
import { checkPassword } from "./sign-in";

vi.mock("./password", () => ({
  hashPassword: async (given: string) => `hash of ${given}`,
  passwordMatches: async (hash: string | null, given: string) => hash === `hash of ${given}`,
}));

const PASSWORD = "correct horse battery";
const NOON = new Date("2026-11-02T12:00:00Z");
const OFFICE = "198.51.100.7";
let sessions = 0;

async function account(name: string): Promise<number> {
  const passwordHash = await hashPassword(PASSWORD);
  return write((tx) =>
    insertUser(
      tx,
      systemActor,
      { email: `${name}@example.org`, name, passwordHash, admin: false },
      NOON,
    ),
  );
}

const signIn = (name: string, password: string, address: string | null) =>
  checkPassword(`${name}@example.org`, password, address);

/** Signs in as the application does: who comes in is known there from then on. */
async function comeIn(name: string, address: string): Promise<void> {
  const userId = await signIn(name, PASSWORD, address);
  await startSession(
    systemActor,
    { userId, keyHash: `session ${(sessions += 1)}`, address, userAgent: null },
    new Date(),
  );
}

/** How many of so many guesses were looked at. */
async function judged(guesses: number, guess: (n: number) => Promise<number>): Promise<number> {
  let looked = 0;
  for (let n = 0; n < guesses; n++)
    await guess(n).catch(
      (error: unknown) =>
        (looked += error instanceof AppError && error.code === "unauthenticated" ? 1 : 0),
    );
  return looked;
}

beforeEach(async () => {
  await freshStore();
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => vi.useRealTimers());
afterAll(closeStore);

describe("guessing passwords", () => {
  it("at one account from one address is slowed, there and nowhere else, for a minute at first", async () => {
    await account("ada");
    expect(await judged(40, () => signIn("ada", "wrong", "6.6.6.6"))).toBe(8);
    await expect(signIn("ada", PASSWORD, "6.6.6.6")).rejects.toThrow(
      "Too many attempts for this account. Try again in 1 minute.",
    );
    await comeIn("ada", OFFICE);
    vi.setSystemTime(NOON.getTime() + 60_000);
    await comeIn("ada", "6.6.6.6");
  });

  it("at one account from a hundred addresses is slowed, and its owner comes in from where they have before", async () => {
    await account("ada");
    await comeIn("ada", OFFICE);
    expect(await judged(100, (n) => signIn("ada", "wrong", `203.0.113.${n}`))).toBe(20);
    await expect(signIn("ada", PASSWORD, "192.0.2.99")).rejects.toThrow("Too many attempts");
    for (let n = 0; n < 10; n++) await comeIn("ada", OFFICE);
    await account("ben");
    await comeIn("ben", "192.0.2.99");
    vi.setSystemTime(NOON.getTime() + 30_000);
    await comeIn("ada", "192.0.2.99");
  });

  it("at a hundred accounts from one address is slowed, and those who work there come in", async () => {
    await account("ada");
    await account("ben");
    await comeIn("ada", OFFICE);
    expect(await judged(100, (n) => signIn(`nobody-${n}`, "wrong", OFFICE))).toBe(30);
    await expect(signIn("ben", PASSWORD, OFFICE)).rejects.toThrow("Too many attempts");
    await comeIn("ada", OFFICE);
    await comeIn("ben", "192.0.2.8");
  });

  it("from many addresses of one IPv6 network is from one, and of many networks is not", async () => {
    await account("ada");
    expect(await judged(50, (n) => signIn("ada", "wrong", `2001:db8:1:2::${n.toString(16)}`))).toBe(
      8,
    );
    expect(await judged(50, (n) => signIn(`nobody-${n}`, "wrong", `2001:db8:9:${n}::1`))).toBe(50);
  });

  it("never slows down right passwords, however many come from one address", async () => {
    for (let n = 0; n < 5; n++) await account(`person-${n}`);
    for (let n = 0; n < 100; n++) await signIn(`person-${n % 5}`, PASSWORD, n % 2 ? OFFICE : null);
  });

  it("is not made faster by signing in to an account of one's own in between", async () => {
    await account("eve");
    await signIn("eve", PASSWORD, OFFICE);
    expect(
      await judged(60, async (n) =>
        n % 3 === 0 ? signIn("eve", PASSWORD, OFFICE) : signIn(`nobody-${n}`, "wrong", OFFICE),
      ),
    ).toBe(30);
  });
});
