import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { firstDetailedMinutes, retentionOf, retentionsOf } from "../retained";
import {
  hourlyTallies,
  minuteTallies,
  rememberedTallies,
  runningSums,
  windowTallies,
} from "../windows";
import type { NounReads } from "../../testing/noun-reads";
import type { Slo } from "../../slos/slo";
import { AROUND_NOON } from "../../testing/persons";

const { start, end } = AROUND_NOON;

const asked = ({ id, objectives }: Slo) => ({
  sloId: id,
  objectiveId: objectives[0]?.id ?? 0,
  budgeting: { method: "occurrences" as const },
});

export default {
  ofTeam: ({ slo }) => ({
    firstDetailedMinutes: (actor) => firstDetailedMinutes(actor, [slo.id]),
    hourlyTallies: (actor) => hourlyTallies(actor, [asked(slo)], start / HOUR_MS, end / HOUR_MS),
    minuteTallies: (actor) => minuteTallies(actor, slo.id, { start, end: end + MINUTE_MS }),
    rememberedTallies: (actor) =>
      rememberedTallies(actor, [{ ...asked(slo), intervals: [AROUND_NOON] }]),
    retentionOf: (actor) => retentionOf(actor, slo),
    retentionsOf: (actor) => retentionsOf(actor, [slo]),
    runningSums: (actor) => runningSums(actor, { ...asked(slo), instants: [end] }),
    windowTallies: (actor) => windowTallies(actor, [{ ...asked(slo), intervals: [AROUND_NOON] }]),
  }),
} satisfies NounReads;
