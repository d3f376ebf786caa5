import type { z } from "zod";
import type { CopyPlan } from "@/db/schedules/copy-overrides";
import type { OverrideRow, PersonNames, Schedule } from "@/db/schedules/schedule";
import { instantText } from "@/lib/api/instant";
import type {
  copyAnswerSchema,
  importAnswerSchema,
  onCallAnswerSchema,
  overrideAnswerSchema,
  previewAnswerSchema,
  scheduleAnswerSchema,
  shiftsAnswerSchema,
} from "@/lib/api/answers/schedule";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import { segmentsOf, type Answer, type Version } from "@/lib/on-call/on-call";
import type { OnCall } from "@/lib/on-call/segment";
import { finalSegmentsIn } from "@/lib/on-call/lanes";
import { gapsOf, shiftsOf } from "@/lib/on-call/shift";
import type { SaidOverride } from "@/lib/on-call/said-override";
import type { Warning } from "@/lib/on-call/warnings";
import type { Interval } from "@/lib/time/interval";
import type { CalendarImport } from "../schedules/import-calendar";

export function scheduleAnswer(schedule: Schedule): z.output<typeof scheduleAnswerSchema> {
  const { slug, name, team, timeZone, layers, version, createdAt, updatedAt } = schedule;
  return {
    schedule: slug,
    ...scheduleBodyOf({ name, team: team.slug, timeZone, layers }),
    version,
    createdAt: instantText(createdAt.getTime()),
    updatedAt: instantText(updatedAt.getTime()),
  };
}

/** A layer is called as the version of that instant calls it. */
const layerAt = (versions: readonly Version[], at: number, by: OnCall["by"]): string | null =>
  by.kind === "override"
    ? null
    : (versions.findLast(({ effectiveFrom }) => effectiveFrom <= at)?.schedule.layers[by.layer]
        ?.name ?? null);

type Rota = { versions: readonly Version[]; names: PersonNames };

export function onCallAnswer(
  { versions, names }: Rota,
  { at, onCall, next }: Answer,
): z.output<typeof onCallAnswerSchema> {
  const person = (one: OnCall, when: number) => ({
    email: one.person,
    name: names.get(one.person) ?? null,
    layer: layerAt(versions, when, one.by),
  });
  return {
    at: instantText(at),
    onCall: onCall.map((one) => ({
      ...person(one, at),
      since: instantText(one.since),
      until: one.until === null ? null : instantText(one.until),
    })),
    next: next && {
      at: instantText(next.at),
      onCall: next.onCall.map((one) => person(one, next.at)),
    },
  };
}

/** Shifts are cut at the ends of the interval. */
export function shiftsAnswer(
  { versions, names }: Rota,
  within: Interval,
): z.output<typeof shiftsAnswerSchema> {
  return {
    shifts: shiftsOf(segmentsOf(versions, within)).map(({ start, end, person, by }) => ({
      ...spanText({ start, end }),
      person,
      name: names.get(person) ?? null,
      layer: layerAt(versions, start, by),
      override: by.kind === "override",
    })),
    gaps: gapsOf(finalSegmentsIn(versions, within)).map(spanText),
  };
}

const spanText = ({ start, end }: Interval) => ({
  start: instantText(start),
  end: instantText(end),
});

export const warningAnswer = (
  warning: Warning,
): z.output<typeof previewAnswerSchema>["warnings"][number] => {
  switch (warning.kind) {
    case "gap":
      return { kind: warning.kind, ...spanText(warning) };
    case "night-handoff":
      return { ...warning, at: instantText(warning.at) };
    case "one-person":
    case "empty-layer":
    case "unreachable":
      return warning;
    default:
      return warning satisfies never;
  }
};

export const overrideAnswer = ({
  id,
  start,
  end,
  kind,
  person,
  replaces,
  reason,
  createdBy,
}: OverrideRow): z.output<typeof overrideAnswerSchema> => ({
  id,
  ...spanText({ start: start.getTime(), end: end.getTime() }),
  kind,
  person,
  replaces,
  reason,
  createdBy,
});

const saidAnswer = ({ start, end, kind, person, replaces, reason }: SaidOverride) => ({
  ...spanText({ start, end }),
  kind,
  person,
  replaces,
  reason,
});

export const copyAnswer = (
  { add, same }: CopyPlan,
  dryRun: boolean,
): z.output<typeof copyAnswerSchema> => ({
  dryRun,
  added: add.map(saidAnswer),
  kept: same.map(saidAnswer),
});

export const importAnswer = (
  { remove, unmatched, unread, ...plan }: CalendarImport,
  dryRun: boolean,
): z.output<typeof importAnswerSchema> => ({
  ...copyAnswer(plan, dryRun),
  removed: remove.map(saidAnswer),
  notMatched: unmatched.map(({ title, why, at, count }) => ({
    title,
    why,
    first: instantText(at),
    count,
  })),
  notRead: unread,
});
