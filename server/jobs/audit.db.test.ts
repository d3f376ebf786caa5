import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { putTeam } from "@/db/people/teams";
import { auditHead } from "@/db/store/audit";
import { audit } from "@/db/schema/installation";
import { closeStore, write } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { JOBS } from "./registry";

const job = JOBS.find(({ name }) => name === "audit");
const now = new Date("2026-11-02T04:20:00Z");
const check = async () => job?.run({ actor: systemActor, now, stop: new AbortController().signal });

beforeEach(async () => {
  await freshStore();
  for (const slug of ["payments", "search"])
    await putTeam(systemActor, slug, { name: slug, open: false }, now);
});
afterAll(closeStore);

it("writes the head of the audit log to the process's log each day", async () => {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await check();
  const [line] = written.mock.calls.map(([text]) => JSON.parse(String(text)) as object);
  const head = await auditHead(systemActor);
  expect(line).toMatchObject({ event: "audit.head", rows: 2, id: head?.id, hash: head?.hash });
});

it("fails, and writes no head, once a row was changed from outside", async () => {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await write((tx) => tx.update(audit).set({ subject: "team:other" }));
  await expect(check()).rejects.toThrow("The audit log was changed from outside: its row");
  expect(written).not.toHaveBeenCalled();
});
