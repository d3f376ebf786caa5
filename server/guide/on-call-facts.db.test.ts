import { afterAll, beforeEach, expect, it } from "vitest";
import { putTeam } from "@/db/people/teams";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { NOON, person } from "@/db/testing/persons";
import { onCallFacts } from "./on-call-facts";

beforeEach(async () => {
  await freshStore();
  for (const team of ["payments", "search"])
    await putTeam(systemActor, team, { name: team, open: true }, NOON);
});
afterAll(closeStore);

it("tells who could answer a page to managers of the team alone, also where it is open", async () => {
  const mia = await person("Mia", { payments: "manager", search: "responder" });
  expect(await onCallFacts(mia, "payments")).toMatchObject({ people: 1, policy: null });
  await expect(onCallFacts(mia, "search")).rejects.toMatchObject({ code: "forbidden" });
  await expect(onCallFacts(mia, "unknown")).rejects.toMatchObject({ code: "not-found" });
});
