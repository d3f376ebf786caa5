import { asc, eq, inArray } from "drizzle-orm";
import type { EscalationStep } from "@/lib/escalation/step";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import {
  escalationPolicies,
  escalationPolicyVersions,
  escalations,
  escalationSteps,
} from "../schema/escalations";
import { selectKnownNames } from "../schedules/internal/names";
import type { Subject } from "./internal/subject";
import { standsForNone } from "./internal/no-policy";

/** How a page went so far: the newest of a policy last. */
export type RunningEscalation = {
  id: number;
  state: "running" | "acknowledged" | "exhausted" | "done";
  level: number;
  levels: number;
  nextAt: Date | null;
  acknowledgedBy: string | null;
  startedAt: Date;
  /** Without a slug where there is none, or none any more. */
  policy: { slug: string | null; name: string; isDeleted: boolean };
  steps: { id: number; at: Date; effect: EscalationStep }[];
};

/** The escalations of an alert or an incident that the actor may read, with what they did. */
export async function listEscalations(
  actor: Actor,
  subject: Subject,
): Promise<RunningEscalation[]> {
  const rows = await ofRows(
    readAs(actor),
    { id: "alertId" in subject ? subject.alertId : subject.incidentId },
    "alertId" in subject ? "alert" : "incident",
  );
  const steps = await stepsOf(
    actor,
    rows.map(({ id }) => id),
  );
  return rows.map(({ policy: { deletedAt, slug, name }, policyVersion, ...row }) => ({
    ...row,
    policy: {
      slug: deletedAt === null ? slug : null,
      name,
      isDeleted: deletedAt !== null && !standsForNone(slug),
    },
    levels: policyVersion.levels.length,
    steps: steps
      .filter(({ escalationId }) => escalationId === row.id)
      .map(({ id, at, effect }) => ({ id, at, effect })),
  }));
}

/** What the people in steps are called, by email, as far as the actor may know them. */
export async function listNamesIn(
  actor: Actor,
  all: readonly RunningEscalation[],
): Promise<Map<string, string>> {
  const emails = all.flatMap(({ steps, acknowledgedBy }) => [
    ...steps.flatMap(({ effect }) => emailsIn(effect)),
    ...(acknowledgedBy === null ? [] : [acknowledgedBy]),
  ]);
  return new Map(Object.entries(await selectKnownNames(readAs(actor), emails)));
}

function emailsIn(effect: EscalationStep): string[] {
  switch (effect.kind) {
    case "notify":
    case "nobody-answered":
    case "no-policy":
      return [
        ...effect.recipients.flatMap((one) => (one.kind === "person" ? [one.person] : [])),
        ...effect.unreached,
      ];
    case "asked-again":
      return [effect.person];
    case "acknowledged":
      return [effect.by];
    case "handed-over":
      return [effect.from, ...effect.to];
    case "skipped":
      return [...(effect.unreached ?? [])];
    case "ended":
      return [];
    default:
      throw new RangeError(`no step ${String(effect satisfies never)}`);
  }
}

const ofRows = repeated((reader, given: Given<{ id: number }>, kind: "alert" | "incident") =>
  reader
    .select({
      id: escalations.id,
      state: escalations.state,
      level: escalations.level,
      nextAt: escalations.nextAt,
      acknowledgedBy: escalations.acknowledgedBy,
      startedAt: escalations.startedAt,
      policy: escalationPolicies,
      policyVersion: escalationPolicyVersions.definition,
    })
    .from(escalations)
    .innerJoin(
      escalationPolicyVersions,
      eq(escalationPolicyVersions.id, escalations.policyVersionId),
    )
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalationPolicyVersions.policyId))
    .where(eq(kind === "alert" ? escalations.alertId : escalations.incidentId, given.id))
    .orderBy(asc(escalations.id)),
);

const stepsOf = async (actor: Actor, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : readAs(actor)
        .select()
        .from(escalationSteps)
        .where(inArray(escalationSteps.escalationId, [...ids]))
        .orderBy(asc(escalationSteps.at), asc(escalationSteps.id));
