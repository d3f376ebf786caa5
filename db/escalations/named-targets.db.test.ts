import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Target } from "@/lib/escalation/policy";
import type { Actor, UserActor } from "../access/actor";
import { deleteChannel } from "../contacts/delete-channel";
import { deleteTeam } from "../people/delete-team";
import { findTeam } from "../people/teams";
import { deleteSchedule } from "../schedules/delete";
import { putSchedule } from "../schedules/put";
import { escalationPolicies, escalationPolicyVersions } from "../schema/escalations";
import { closeStore, read, write } from "../store/client";
import { channelNamed, personTarget, policyOf, storedPolicy } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { scheduleInput } from "../testing/schedule-people";
import { storedAlert } from "../testing/stored-alert";
import { beginEscalation, endEscalations } from "./internal/escalate";
import { putTeamPaging } from "./team-paging";

const THINGS: [string, Target, (actor: Actor) => Promise<void>][] = [
  [
    "schedule",
    { kind: "schedule", schedule: "night" },
    (actor) => deleteSchedule(actor, "night", min(9)),
  ],
  [
    "channel",
    { kind: "channel", channel: "room" },
    (actor) => deleteChannel(actor, "room", min(9)),
  ],
  [
    "team",
    { kind: "team", team: "helpers" },
    () => deleteTeam(systemActor, "helpers", null, min(9)),
  ],
];

let mia: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("mia", { payments: "manager" });
  await putSchedule(mia, "night", scheduleInput(["ana@example.org"]), NOON);
  await channelNamed("room", "payments");
  await teamNamed("helpers");
});
afterAll(closeStore);

/** From now on the policy says something else. */
async function saveAnew(slug: string): Promise<void> {
  await write(async (tx) => {
    const [policy] = await tx
      .update(escalationPolicies)
      .set({ version: 2 })
      .where(eq(escalationPolicies.slug, slug))
      .returning();
    await tx.insert(escalationPolicyVersions).values({
      policyId: policy?.id ?? 0,
      version: 2,
      definition: policyOf([[[personTarget("ana")], 5]]),
      savedBy: "Mia",
      savedAt: NOON,
    });
  });
}

describe.each(THINGS)("a %s that a policy notifies", (noun, target, remove) => {
  it("is not deleted while the policy names it, and whoever tries is told which", async () => {
    await storedPolicy("default", "payments", policyOf([[[personTarget("ana"), target], 5]]));
    await storedPolicy(
      "last",
      "payments",
      policyOf([[[personTarget("ana")], 5]], { whenNobodyAnswers: [target] }),
    );
    expect(await refusal(remove(mia))).toMatchObject({
      code: "conflict",
      message: `This ${noun} is notified by the escalation policies “default” and “last”. Take it out of them first.`,
    });
    await saveAnew("default");
    expect((await refusal(remove(mia))).message).toBe(
      `This ${noun} is notified by the escalation policy “last”. Take it out of it first.`,
    );
    await saveAnew("last");
    await remove(mia);
  });

  it("stays as long as anything open was begun by a version that names it", async () => {
    await storedPolicy("default", "payments", policyOf([[[target, personTarget("ana")], 5]]));
    const alertId = await storedAlert("payments");
    const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug: "default" };
    await write((tx) => beginEscalation(tx, { alertId }, by, "page", NOON));
    await saveAnew("default");
    expect((await refusal(remove(mia))).message).toBe(
      `A page is open that goes by an earlier version of “default”, which notifies this ${noun}. Delete it when that is over.`,
    );
    await write((tx) => endEscalations(tx, { alertId }, NOON));
    await remove(mia);
  });
});

it("policies that one may not see are counted, not named", async () => {
  const target = { kind: "channel", channel: "room" } as const;
  await storedPolicy("secret", "helpers", policyOf([[[target], 5]]));
  expect((await refusal(deleteChannel(mia, "room", NOON))).message).toBe(
    "This channel is notified by 1 escalation policy that you may not see. Take it out of it first.",
  );
  await storedPolicy("default", "payments", policyOf([[[target], 5]]));
  expect((await refusal(deleteChannel(mia, "room", NOON))).message).toBe(
    "This channel is notified by the escalation policy “default” and 1 that you may not see. Take it out of them first.",
  );
});

it("a channel that takes the tickets of a team is not deleted", async () => {
  await putTeamPaging(mia, "payments", { policy: null, ticketChannel: "room" }, NOON);
  expect(await refusal(deleteChannel(mia, "room", NOON))).toMatchObject({
    code: "conflict",
    message:
      "This channel takes the tickets of the team “payments”. Choose another ticket channel there first.",
  });
  await putTeamPaging(mia, "payments", { policy: null, ticketChannel: null }, NOON);
  await deleteChannel(mia, "room", NOON);
});

it("a team is not deleted while its own policy names it, whoever takes that over", async () => {
  await storedPolicy("own", "payments", policyOf([[[{ kind: "team", team: "payments" }], 5]]));
  expect((await refusal(deleteTeam(systemActor, "payments", "helpers", NOON))).message).toContain(
    "“own”",
  );
  expect(await findTeam(systemActor, "payments")).not.toBeNull();
  expect(await read().select().from(escalationPolicies)).toHaveLength(1);
});
