import "server-only";
import type { PreviewAnswer } from "@/lib/on-call/preview-answer";
import type { Actor } from "@/db/access/actor";
import { changesBetween } from "@/lib/on-call/changes";
import { lanesOf } from "@/lib/on-call/lanes";
import { segmentsOf } from "@/lib/on-call/on-call";
import { finalSegments } from "@/lib/on-call/segment";
import type { ScheduleInput } from "@/lib/on-call/schema";
import { daysIn, viewSpan } from "@/lib/on-call/view-query";
import { nextZoneChange } from "@/lib/on-call/zone-change";
import { DAY_MS } from "@/lib/time/duration";
import { previewOf } from "./preview";
import { CLOCKS_DAYS, warningsFrom } from "./known-of";

const COMPARED_DAYS = 56;

/** What the form of a schedule shows before it is saved: the next two weeks, and what changes. */
export async function formPreview(
  actor: Actor,
  slug: string,
  input: ScheduleInput,
  now: number,
): Promise<PreviewAnswer> {
  const ahead = { start: now, end: now + COMPARED_DAYS * DAY_MS };
  const { plan, before, known, names } = await previewOf(actor, slug, input, ahead);
  const span = viewSpan({ weeks: 2, from: null }, input.timeZone, now);
  return {
    now,
    span,
    days: daysIn(span, input.timeZone),
    timeZone: input.timeZone,
    lanes: lanesOf([{ effectiveFrom: now, schedule: plan }], span),
    warnings: warningsFrom(plan, now, known),
    changes: changesBetween(segmentsOf(before, ahead), finalSegments(plan, ahead)),
    zoneChange: nextZoneChange(input.timeZone, now, CLOCKS_DAYS),
    names,
  };
}
