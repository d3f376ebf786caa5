import { afterAll, beforeEach, expect, it } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { putPolicy } from "@/db/escalations/put";
import { putTeamPaging } from "@/db/escalations/team-paging";
import { closeStore } from "@/db/store/client";
import { channelNamed } from "@/db/testing/escalations";
import { freshStore } from "@/db/testing/fresh-store";
import { NOON, person } from "@/db/testing/persons";
import { trialSchema } from "@/lib/alert-route/trial";
import { policyInputSchema } from "@/lib/escalation/schema";
import { tryRoutes } from "./try-routes";

let mia: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
});
afterAll(closeStore);

async function told(severity: "page" | "ticket") {
  const input = trialSchema.parse({ team: "payments", alert: { severity } });
  const [tried] = await tryRoutes(mia, input, NOON);
  return tried?.told.map(({ afterMinutes, who }) => `${afterMinutes}: ${who.join(", ")}`);
}

it("a trial tells whom a page and a ticket would reach, and where nothing is set up only a page the last resort", async () => {
  expect(await told("page")).toEqual(["0: Mia (Email)"]);
  expect(await told("ticket")).toEqual([]);
  const policy = policyInputSchema.parse({
    name: "Default",
    team: "payments",
    levels: [
      { targets: [{ person: "mia@example.org" }], timeoutMinutes: 5 },
      { targets: [{ channel: "payments-chat" }], timeoutMinutes: 10 },
    ],
  });
  await channelNamed("payments-chat", "payments");
  await putPolicy(mia, "default", policy, NOON);
  await putTeamPaging(mia, "payments", { policy: "default", ticketChannel: "payments-chat" }, NOON);
  const steps = await told("page");
  expect(steps?.[0]).toMatch(/^0: Mia \(/);
  expect(steps?.[1]).toMatch(/^5: /);
  expect(steps?.at(-1)).toMatch(/^15: .*Mia/);
  expect(await told("ticket")).toEqual([expect.stringMatching(/^0: .*payments-chat/i)]);
});
