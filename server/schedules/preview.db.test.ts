import { afterAll, beforeEach, expect, it } from "vitest";
import { schedules, scheduleVersions } from "@/db/schema/schedules";
import { closeStore, write } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { NOON, person } from "@/db/testing/persons";
import { daily } from "@/db/testing/schedule-people";
import { storedSchedule } from "@/db/testing/stored-schedule";
import { DAY_MS } from "@/lib/time/duration";
import { previewOf } from "./preview";

const KENJI = "kenji.mori@shop.example";
const BEN = "ben@example.org";

beforeEach(() => freshStore());
afterAll(closeStore);

it("calls people as their account does, or else as the schedule that it replaces does", async () => {
  await person("Ben");
  const layers = [{ ...daily(KENJI, BEN), startsAt: NOON.getTime() }];
  await storedSchedule("sun", "platform", [[NOON, layers]]);
  await write(async (tx) => {
    await tx.update(schedules).set({ demo: true });
    await tx.update(scheduleVersions).set({ names: { [KENJI]: "Kenji Mori", [BEN]: "Benjamin" } });
  });
  const within = { start: NOON.getTime(), end: NOON.getTime() + DAY_MS };
  const previewed = (slug: string | null) =>
    previewOf(systemActor, slug, { timeZone: "UTC", layers }, within);
  const { names, known } = await previewed("sun");
  expect(names).toEqual({ [KENJI]: "Kenji Mori", [BEN]: "Ben" });
  expect([known.zoneOf(KENJI), known.whyUnreachable(KENJI)]).toEqual(["Asia/Tokyo", null]);
  const made = await previewed(null);
  expect(made.names).toEqual({ [BEN]: "Ben" });
  expect(made.known.whyUnreachable(KENJI)).toBe("has no active account");
});
