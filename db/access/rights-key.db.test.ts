import { count } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { tables } from "../store/tables";
import { can, mintActor, type Actor, type Permission } from "./actor";
import { rightsKey, rowsKey } from "./rights-key";
import { readAs } from "./reader";

const ROLES = ["viewer", "responder", "manager"] as const;
const SCOPES = ["read", "measure", "write", "admin"] as const;
const PERMISSIONS: readonly Permission[] = ["read", "measure", "respond", "manage", "admin"];
const PLACES = [1, 2, 3].flatMap((id) => [true, false].map((open) => ({ id, open })));

const person = fc.record({
  userId: fc.nat(9),
  admin: fc.boolean(),
  roles: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...ROLES))),
});
const token = fc.record({
  tokenId: fc.nat(9),
  scopes: fc.subarray([...SCOPES]),
  teamId: fc.option(fc.integer({ min: 1, max: 3 })),
  ceiling: fc.option(fc.constantFrom(...ROLES), { nil: undefined }),
});
const actor: fc.Arbitrary<Actor> = fc.oneof(
  person.map(({ userId, admin, roles }) =>
    mintActor({
      kind: "user",
      userId,
      sessionId: userId,
      name: `${userId}`,
      email: `${userId}@example.org`,
      admin,
      roles: new Map(roles),
      address: null,
    }),
  ),
  token.map(({ tokenId, scopes, teamId, ceiling }) =>
    mintActor({
      kind: "token",
      tokenId,
      name: `${tokenId}`,
      scopes,
      teamId,
      ...(ceiling ? { ceiling } : {}),
      address: null,
    }),
  ),
);

const allowed = (one: Actor) =>
  PERMISSIONS.flatMap((permission) =>
    [...PLACES, null].map((place) => can(one, permission, place)),
  );

it("two with the same key may do exactly the same", () => {
  const known = new Map<string, boolean[]>();
  fc.assert(
    fc.property(actor, (one) => {
      const before = known.get(rightsKey(one)) ?? allowed(one);
      known.set(rightsKey(one), before);
      expect(allowed(one)).toEqual(before);
    }),
    { seed: 5, numRuns: 2000 },
  );
  expect(known.size).toBeGreaterThan(20);
  expect(known.size).toBeLessThan(2000);
});

it("the key says nothing of who somebody is", () => {
  const named = (userId: number, roles: [number, "viewer" | "manager"][]) =>
    rightsKey(
      mintActor({
        kind: "user",
        userId,
        sessionId: userId,
        name: "Ada",
        email: "ada@example.org",
        admin: false,
        roles: new Map(roles),
        address: null,
      }),
    );
  expect(
    named(1, [
      [1, "viewer"],
      [2, "manager"],
    ]),
  ).toBe(
    named(2, [
      [2, "manager"],
      [1, "viewer"],
    ]),
  );
  expect(named(1, [[1, "viewer"]])).not.toBe(named(1, [[1, "manager"]]));
});

it("two with the same key for rows find them by the same condition, whatever the table", () => {
  const queryOf = (one: Actor, table: (typeof tables)[keyof typeof tables]) => {
    try {
      return readAs(one).select({ n: count() }).from(table).toSQL();
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  };
  const inOrder = (one: Actor): Actor =>
    one.kind === "user"
      ? { ...one, roles: new Map([...one.roles].sort(([a], [b]) => a - b)) }
      : one;
  const conditions = (one: Actor) =>
    JSON.stringify(Object.values(tables).map((table) => queryOf(one, table)));
  const known = new Map<string, string>();
  fc.assert(
    fc.property(actor, (one) => {
      const now = conditions(inOrder(one));
      const before = known.get(rowsKey(one)) ?? now;
      known.set(rowsKey(one), before);
      expect(now === before).toBe(true);
    }),
    { seed: 6, numRuns: 150 },
  );
  expect(known.size).toBeGreaterThan(20);
  expect(known.size).toBeLessThan(150);
});
