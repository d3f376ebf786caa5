import type { Target } from "./policy";

/** What a target is named by, beside its kind. */
export function targetName(target: Target): string {
  switch (target.kind) {
    case "person":
      return target.person;
    case "schedule":
      return target.schedule;
    case "team":
      return target.team;
    case "channel":
      return target.channel;
    default:
      throw new RangeError(`no target ${String(target satisfies never)}`);
  }
}

/** A target as one value of a form, such as "schedule:primary". */
export const targetText = (target: Target): string => `${target.kind}:${targetName(target)}`;
