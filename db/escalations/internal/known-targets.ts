import { AppError } from "@/lib/errors/app-error";
import type { EscalationPolicy, Target } from "@/lib/escalation/policy";
import { targetName, targetText } from "@/lib/escalation/target-text";
import { targetsOf } from "@/lib/escalation/targets-of";
import type { Reader } from "../../access/reader";
import { teamChannels } from "../../schema/contacts";
import { teams } from "../../schema/people";
import { schedules } from "../../schema/schedules";

/**
 * Throws invalid with the fields that name a schedule, a team or a channel that the actor cannot
 * read; those that the policy named before may stay. People are named by email, known or not yet.
 */
export async function assertTargetsKnown(
  reader: Reader,
  policy: EscalationPolicy,
  before: EscalationPolicy | null,
): Promise<void> {
  const kept = before ? targetsOf(before).map(targetText) : [];
  const known = new Set([...(await readableTargets(reader)), ...kept]);
  const errors = [
    ...policy.levels.map(({ targets }, place) => ({ path: `levels.${place}.targets`, targets })),
    { path: "whenNobodyAnswers", targets: policy.whenNobodyAnswers },
  ].flatMap(({ path, targets }) =>
    targets
      .filter((target) => target.kind !== "person" && !known.has(targetText(target)))
      .map((target) => ({ path, message: unknownTarget(target) })),
  );
  const [first] = errors;
  if (first) throw new AppError("invalid", first.message, errors);
}

const unknownTarget = (target: Target): string =>
  `There is no ${target.kind} "${targetName(target)}".`;

async function readableTargets(reader: Reader): Promise<string[]> {
  const [scheduleRows, teamRows, channelRows] = [
    await reader.select({ slug: schedules.slug }).from(schedules),
    await reader.select({ slug: teams.slug }).from(teams),
    await reader.select({ slug: teamChannels.slug }).from(teamChannels),
  ];
  return [
    ...scheduleRows.map(({ slug }) => `schedule:${slug}`),
    ...teamRows.map(({ slug }) => `team:${slug}`),
    ...channelRows.map(({ slug }) => `channel:${slug}`),
  ];
}
