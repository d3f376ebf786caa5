import { asc, eq } from "drizzle-orm";
import type { EscalationPolicy, Target } from "@/lib/escalation/policy";
import type { EscalationStep } from "@/lib/escalation/step";
import type { Cause } from "@/lib/notification/cause";
import { teamChannels } from "../schema/contacts";
import {
  escalationPolicies,
  escalationPolicyVersions,
  escalations,
  escalationSteps,
} from "../schema/escalations";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";
import { read, write } from "../store/client";
import type { Db } from "../store/engine";
import { NOON, teamNamed } from "./persons";

export async function channelNamed(
  slug: string,
  team: string,
  more: Partial<typeof teamChannels.$inferInsert> = {},
): Promise<number> {
  const teamId = await teamNamed(team);
  const values = { slug, name: slug, teamId, kind: "slack" as const, sealedAddress: "sealed" };
  const [row] = await write((tx) =>
    tx
      .insert(teamChannels)
      .values({ ...values, demo: false, createdAt: NOON, updatedAt: NOON, ...more })
      .returning({ id: teamChannels.id }),
  );
  if (!row) throw new Error("insert returned no channel");
  return row.id;
}

export const personTarget = (name: string): Target => ({
  kind: "person",
  person: `${name}@example.org`,
});

export const policyOf = (
  levels: [Target[], number][],
  more: Partial<EscalationPolicy> = {},
): EscalationPolicy => ({
  levels: levels.map(([targets, timeoutMinutes]) => ({ targets, timeoutMinutes })),
  repeat: 0,
  whenNobodyAnswers: [],
  reNotifyAfterMinutes: 60,
  ...more,
});

/** A policy with its only version, as rows. */
export async function insertPolicy(
  tx: Db,
  about: { slug: string; name: string; teamId: number; savedBy: string },
  definition: EscalationPolicy,
): Promise<{ policyId: number; versionId: number }> {
  const { savedBy, ...named } = about;
  const [policy] = await tx
    .insert(escalationPolicies)
    .values({ ...named, demo: false, version: 1, createdAt: NOON, updatedAt: NOON })
    .returning({ id: escalationPolicies.id });
  if (!policy) throw new Error("insert returned no policy");
  const [version] = await tx
    .insert(escalationPolicyVersions)
    .values({ policyId: policy.id, version: 1, definition, savedBy, savedAt: NOON })
    .returning({ id: escalationPolicyVersions.id });
  if (!version) throw new Error("insert returned no version");
  return { policyId: policy.id, versionId: version.id };
}

/** A policy of the team; answers its id. */
export async function storedPolicy(
  slug: string,
  team: string,
  definition: EscalationPolicy,
): Promise<number> {
  const about = { slug, name: slug, teamId: await teamNamed(team), savedBy: "Mara" };
  return (await write((tx) => insertPolicy(tx, about, definition))).policyId;
}

const minutesIn = (at: Date): number => (at.getTime() - NOON.getTime()) / 60_000;

/** Each message with the minute that it was written at and whom it is for: "5 ana level 1". */
export const messages = async (): Promise<string[]> => (await told()).map(({ words }) => words);

export async function messagesByAlert(): Promise<Map<number, string[]>> {
  const byAlert = new Map<number, string[]>();
  for (const { alertId, words } of await told())
    if (alertId !== null)
      byAlert.set(alertId, [...(byAlert.get(alertId) ?? []), words.replace(/ canceled$/, "")]);
  return byAlert;
}

async function told(): Promise<{ alertId: number | null; words: string }[]> {
  const rows = await read()
    .select({ message: notifications, name: users.name, channel: teamChannels.slug })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .leftJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .orderBy(asc(notifications.id));
  return rows.map(({ message, name, channel }) => {
    const { alertId, cause, createdAt, state } = message;
    const to = name ?? `#${channel ?? "?"}`;
    const end = state === "canceled" ? " canceled" : "";
    return { alertId, words: `${String(minutesIn(createdAt))} ${to} ${wordsOf(cause)}${end}` };
  });
}

function wordsOf(cause: Cause): string {
  if (cause.kind !== "escalation") return cause.kind;
  if (cause.why !== "level") return cause.why;
  return `level ${String(cause.level)}${cause.missed > 0 ? ` missed ${String(cause.missed)}` : ""}`;
}

export async function stepsOf(escalationId: number): Promise<EscalationStep[]> {
  const rows = await read()
    .select({ effect: escalationSteps.effect })
    .from(escalationSteps)
    .where(eq(escalationSteps.escalationId, escalationId))
    .orderBy(asc(escalationSteps.id));
  return rows.map(({ effect }) => effect);
}

export async function escalationRow(id: number) {
  const [row] = await read().select().from(escalations).where(eq(escalations.id, id));
  if (!row) throw new Error("no such escalation");
  return row;
}
