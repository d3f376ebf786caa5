import type { Version } from "@/lib/on-call/on-call";
import type { Layer } from "@/lib/on-call/schedule";
import type { Team } from "../people/teams";
import type { scheduleOverrides, schedules } from "../schema/schedules";

/** By address, as they are called, or were when they were put in. */
export type PersonNames = ReadonlyMap<string, string>;

export type Schedule = typeof schedules.$inferSelect & {
  team: Team;
  timeZone: string;
  layers: readonly Layer[];
};

export type OverrideRow = typeof scheduleOverrides.$inferSelect;

/** What a schedule says of an interval, in the words of each version for its own time. */
export type Rota = {
  versions: readonly Version[];
  overrides: readonly OverrideRow[];
  names: PersonNames;
};
