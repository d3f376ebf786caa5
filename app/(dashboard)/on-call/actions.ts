"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { previewText } from "@/lib/on-call/preview-answer";
import { assertMayEditSchedules } from "@/db/schedules/assert-may-edit";
import { copyOverrides } from "@/db/schedules/copy-overrides";
import { getSchedule } from "@/db/schedules/find";
import { deleteSchedule } from "@/db/schedules/delete";
import { revokeCalendarFeed } from "@/db/schedules/feeds";
import { addOverride, endOverride } from "@/db/schedules/overrides";
import { putSchedule } from "@/db/schedules/put";
import { answerSwap, askForSwap } from "@/db/schedules/swaps";
import { copySpan } from "@/lib/on-call/copy-query";
import { importPreviewText } from "@/lib/on-call/import-preview";
import { copyFormSchema, importFormSchema } from "@/lib/on-call/import-schema";
import { scheduleFormSchema } from "@/lib/on-call/form";
import { overrideFormSchema, swapFormSchema } from "@/lib/on-call/override-form";
import { idSchema } from "@/lib/people/schema";
import { slugSchema } from "@/lib/text/slug";
import { action } from "@/server/actions/action";
import { calendarLink } from "@/server/auth/calendar-link";
import { DAY_MS } from "@/lib/time/duration";
import { formPreview } from "@/server/schedules/form-preview";
import { importCalendar } from "@/server/schedules/import-calendar";

const schedule = slugSchema;

export const createSchedule = action(
  scheduleFormSchema,
  async (actor, { slug, version: _version, ...input }) => {
    await putSchedule(actor, slug, input, new Date(), { onlyNew: true });
    redirect(`/on-call/${slug}`);
  },
);

export const updateSchedule = action(
  scheduleFormSchema,
  async (actor, { slug, version, ...input }) => {
    const options = version === undefined ? {} : { expectedVersion: version };
    await putSchedule(actor, slug, input, new Date(), options);
    redirect(`/on-call/${slug}`);
  },
);

/** A new one may have no name yet while its people are chosen. */
const previewSchema = z.strictObject({
  ...scheduleFormSchema.shape,
  slug: z.string().max(63, "Use at most 63 characters.").default(""),
  name: z.string().max(80, "Use at most 80 characters.").default(""),
});

export const previewSchedule = action(previewSchema, async (actor, { slug, ...input }) => {
  await assertMayEditSchedules(actor, input.team);
  return { values: { preview: previewText(await formPreview(actor, slug, input, Date.now())) } };
});

export const deleteScheduleAction = action(
  z.strictObject({ schedule }),
  async (actor, { schedule: slug }) => {
    await deleteSchedule(actor, slug, new Date());
    redirect("/on-call");
  },
);

export const addOverrideAction = action(
  overrideFormSchema,
  async (actor, { schedule: slug, override }) => {
    await addOverride(actor, slug, override, new Date());
    return "The override is saved.";
  },
);

export const endOverrideAction = action(
  z.strictObject({ schedule, override: idSchema }),
  async (actor, { schedule: slug, override }) => endOverride(actor, slug, override, new Date()),
);

/** The text goes back with its preview, for pages without a script. */
export const importCalendarAction = action(
  importFormSchema,
  async (actor, { schedule: slug, ical, weeks, step }) => {
    const now = new Date();
    const within = { start: now.getTime(), end: now.getTime() + weeks * 7 * DAY_MS };
    const asked = { ical, within, dryRun: step === "preview" };
    const { names, ...found } = await importCalendar(actor, slug, asked, now);
    if (step === "import") redirect(`/on-call/${slug}`);
    const preview = importPreviewText({ ...found, names: Object.fromEntries(names) });
    return { values: { preview, ical, weeks: String(weeks) } };
  },
);

export const copyOverridesAction = action(
  copyFormSchema,
  async (actor, { schedule: slug, ...query }) => {
    const { timeZone } = await getSchedule(actor, slug);
    const within = copySpan(query, timeZone);
    await copyOverrides(actor, slug, { within, by: query.by }, new Date());
    redirect(`/on-call/${slug}`);
  },
);

export const askForSwapAction = action(
  swapFormSchema,
  async (actor, { schedule: slug, ...swap }) => {
    await askForSwap(actor, slug, swap, new Date());
    return "They are asked. You stay on call until they accept.";
  },
);

export const answerSwapAction = action(
  z.strictObject({
    schedule,
    swap: idSchema,
    answer: z.enum(["accepted", "declined", "withdrawn"], "Accept, decline or withdraw."),
  }),
  async (actor, { schedule: slug, swap, answer }) =>
    answerSwap(actor, slug, swap, answer, new Date()),
);

export const createCalendarLinkAction = action(
  z.strictObject({ schedule, of: z.enum(["schedule", "me"], "Choose what it holds.") }),
  async (actor, { schedule: slug, of }) => ({
    message: "The link is ready.",
    values: { link: await calendarLink(actor, of === "me" ? null : slug) },
  }),
);

export const revokeCalendarLinkAction = action(
  z.strictObject({ feed: idSchema }),
  async (actor, { feed }) => revokeCalendarFeed(actor, feed, new Date()),
);
