import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import type { EntryData } from "@/lib/incident/entry";
import type { Status } from "@/lib/incident/status";
import { closeStore, read, write } from "../store/client";
import { execute } from "../store/statements";
import { dialect } from "../store/dialect";
import { derivedOf } from "./internal/state";
import { incidentMarks, incidents } from "../schema/incidents";
import { freshStore } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { NOON, later } from "../testing/persons";

const MINUTE = 60_000;
const at = (minute: number): Date => later(minute * MINUTE);
const file = `db/migrations/${dialect}/0006_acknowledged-from-facts.sql`;

const status = (minute: number, to: Status) => ({
  at: at(minute),
  data: { kind: "status", to } as EntryData,
});
const command = (minute: number, taken: boolean) => ({
  at: at(minute),
  data: {
    kind: "role",
    role: "commander",
    to: taken ? { userId: 1, name: "Mara" } : null,
  } as EntryData,
});

/** Each with the minute that was stored as its acknowledgement. */
const HISTORIES = [
  { stored: 120, entries: [status(120, "resolved"), status(180, "investigating")] },
  { stored: 50, entries: [status(50, "resolved"), status(60, "identified"), command(61, true)] },
  {
    stored: 7,
    entries: [
      command(3, false),
      status(7, "canceled"),
      status(7, "investigating"),
      command(9, true),
    ],
  },
  { stored: 4, entries: [command(4, true), status(50, "resolved"), status(60, "investigating")] },
  { stored: 10, entries: [status(10, "identified"), status(10, "resolved")] },
  {
    stored: 5,
    entries: [status(5, "identified"), status(9, "canceled"), status(12, "monitoring")],
  },
];

describe("the migration of acknowledgements", () => {
  afterAll(closeStore);

  it("leaves what the timeline says, and what someone set", async () => {
    await freshStore();
    const numbers: number[] = [];
    for (const { stored, entries } of HISTORIES)
      numbers.push((await storing(stored, entries)).number);
    const { number: set } = await storing(30, [
      status(20, "resolved"),
      status(25, "investigating"),
    ]);
    const mark = { incidentId: set, mark: "acknowledged", at: at(30), source: "human" } as const;
    await write((tx) =>
      tx.insert(incidentMarks).values({ ...mark, setById: null, setBy: "Mara", setAt: NOON }),
    );
    await write((tx) => execute(tx, sql.raw(readFileSync(file, "utf8"))));
    const minutes = await Promise.all(numbers.map(storedMinute));
    expect(minutes).toEqual([null, null, 9, 4, null, 5]);
    const derived = await Promise.all(numbers.map((number) => derivedOf(read(), number)));
    expect(minutes).toEqual(derived.map(({ times }) => minuteOf(times.acknowledgedAt)));
    expect(await storedMinute(set)).toBe(30);
  });
});

async function storing(minute: number, entries: (typeof HISTORIES)[number]["entries"]) {
  const stored = await storedIncident("payments", { status: "investigating", entries });
  await write((tx) =>
    tx
      .update(incidents)
      .set({ acknowledgedAt: at(minute) })
      .where(eq(incidents.id, stored.number)),
  );
  return stored;
}

async function storedMinute(number: number): Promise<number | null> {
  const [row] = await read().select().from(incidents).where(eq(incidents.id, number));
  return minuteOf(row?.acknowledgedAt?.getTime() ?? null);
}

const minuteOf = (ms: number | null): number | null =>
  ms === null ? null : (ms - NOON.getTime()) / MINUTE;
