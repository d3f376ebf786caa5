import type { EscalationPolicy, Target } from "./policy";
import type { PolicyBody, PolicyInput, TargetBody } from "./schema";
import { whenBodyOf } from "./when-body";
import { whenOf } from "./when-schema";

export const definitionOf = (input: PolicyInput): EscalationPolicy => ({
  levels: input.levels.map(({ targets, timeoutMinutes, when }) => ({
    targets: targets.map(targetOf),
    timeoutMinutes,
    ...whenOf(when),
  })),
  repeat: input.forever ? "forever" : input.repeat,
  whenNobodyAnswers: input.whenNobodyAnswers.map(targetOf),
  reNotifyAfterMinutes: input.reNotifyAfterMinutes,
});

/** The body that would make this policy. */
export const policyBodyOf = (
  { name, team }: { name: string; team: { slug: string } },
  definition: EscalationPolicy,
) =>
  ({
    name,
    team: team.slug,
    levels: definition.levels.map(({ targets, timeoutMinutes, when }) => ({
      targets: targets.map(targetBodyOf),
      timeoutMinutes,
      ...(when ? { when: whenBodyOf(when) } : {}),
    })),
    repeat: definition.repeat === "forever" ? 0 : definition.repeat,
    forever: definition.repeat === "forever",
    whenNobodyAnswers: definition.whenNobodyAnswers.map(targetBodyOf),
    reNotifyAfterMinutes: definition.reNotifyAfterMinutes,
  }) satisfies PolicyBody;

function targetOf(body: TargetBody): Target {
  if ("person" in body) return { kind: "person", person: body.person };
  if ("schedule" in body) return { kind: "schedule", schedule: body.schedule };
  if ("team" in body) return { kind: "team", team: body.team };
  return { kind: "channel", channel: body.channel };
}

function targetBodyOf(target: Target): TargetBody {
  switch (target.kind) {
    case "person":
      return { person: target.person };
    case "schedule":
      return { schedule: target.schedule };
    case "team":
      return { team: target.team };
    case "channel":
      return { channel: target.channel };
    default:
      throw new RangeError(`no target ${String(target satisfies never)}`);
  }
}
