import type { ScheduleInput } from "@/lib/on-call/schema";
import { HOUR_MS } from "@/lib/time/duration";
import { freshStore } from "./fresh-store";
import { later, person } from "./persons";

export const hours = (count: number): Date => later(count * HOUR_MS);

/** Hands over at midnight UTC; at `NOON` it is the turn of the second of two. */
export const daily = (...people: string[]): ScheduleInput["layers"][number] => ({
  name: "Primary",
  people,
  perTurn: 1,
  rotation: { unit: "day", every: 1, handoff: 0 },
  startsAt: Date.UTC(2026, 10, 1),
  endsAt: null,
  restrictions: [],
});

export const scheduleInput = (
  people: string[] = ["ana@example.org", "ben@example.org"],
): ScheduleInput => ({
  name: "Payments on-call",
  team: "payments",
  timeZone: "UTC",
  layers: [daily(...people)],
});

/** Ana and Ben respond, Mia manages, Vera views in payments; Eve manages search. */
export async function schedulePeople() {
  await freshStore();
  const ana = await person("Ana", { payments: "responder" });
  const ben = await person("Ben", { payments: "responder" });
  const mia = await person("Mia", { payments: "manager" });
  const vera = await person("Vera", { payments: "viewer" });
  const eve = await person("Eve", { search: "manager" });
  return { ana, ben, mia, vera, eve };
}
