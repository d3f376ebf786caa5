import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { dependencies, dependencyVersions } from "../schema/dependencies";
import { closeStore, read, write } from "../store/client";
import { dialect } from "../store/dialect";
import { execute } from "../store/statements";
import { freshStore, systemActor } from "../testing/fresh-store";
import { NOON } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { listCalls } from "./list";

const statements = readFileSync(`db/migrations/${dialect}/0014_add-dependencies.sql`, "utf8")
  .split("--> statement-breakpoint")
  .filter((statement) => /INSERT INTO/.test(statement));

afterAll(closeStore);

it("turns each name in a service's list into a dependency of which nothing is known", async () => {
  await freshStore();
  for (const slug of ["shop", "till", "ledger"]) await serviceNamed(slug, "payments");
  await write(async (tx) => {
    const json = dialect === "postgres" ? "jsonb" : "text";
    await execute(tx, sql.raw(`alter table services add column dependencies ${json}`));
    await execute(tx, sql`update services set dependencies = '[]'`);
    const names = JSON.stringify(["till", "gone", "ledger", "till"]);
    await execute(tx, sql`update services set dependencies = ${names} where slug = 'shop'`);
    for (const statement of statements) await execute(tx, sql.raw(statement));
    await execute(tx, sql.raw("alter table services drop column dependencies"));
  });
  const known = {
    caller: "shop",
    version: 1,
    settings: {},
    fallbackKind: null,
    createdAt: NOON,
    updatedAt: NOON,
  };
  expect(await listCalls(systemActor, "shop")).toEqual([
    { ...known, kind: "external", callee: "gone" },
    { ...known, kind: "service", callee: "ledger" },
    { ...known, kind: "service", callee: "till" },
  ]);
  expect(await read().$count(dependencies)).toBe(3);
  expect(await read().$count(dependencyVersions)).toBe(3);
});
