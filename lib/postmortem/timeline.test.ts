import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryData } from "@/lib/incident/entry";
import { curatedTimeline, shownTimeline, type Curation, type IncidentEntry } from "./timeline";

const entry = (
  id: number,
  at: number,
  data: EntryData,
  text = "",
  starred = false,
): IncidentEntry => ({ id, at, data, text, author: "Mara", starred });
const ENTRIES = [
  entry(1, 10, { kind: "declared", severity: "SEV2" }),
  entry(2, 12, { kind: "alert" }, "Burn rate of checkout"),
  entry(3, 13, { kind: "role", role: "commander", to: { userId: 1, name: "Mara" } }),
  entry(4, 20, { kind: "note" }, "Rolled **back**"),
  entry(5, 30, { kind: "status", to: "resolved" }, "All green."),
];
const timeline = (curated: Curation[] = [], entries = ENTRIES) =>
  curatedTimeline({ times: null, entries, curated, added: [] });
const texts = (lines: ReturnType<typeof timeline>) =>
  shownTimeline(lines).map((shown) =>
    shown.kind === "line" ? shown.line.text : `(${shown.lines.length})`,
  );

describe("a curated timeline", () => {
  it("shows what people wrote and decided, and folds what came by itself", () => {
    expect(texts(timeline())).toEqual([
      "Declared as SEV2.",
      "(2)",
      "Rolled **back**",
      "Status: resolved. All green.",
    ]);
  });

  it("shows an alert that someone starred", () => {
    expect(texts(timeline([], [entry(2, 12, { kind: "alert" }, "Burn rate", true)]))).toEqual([
      "Burn rate",
    ]);
  });

  it("hides, folds and words an entry as someone chose", () => {
    const lines = timeline([
      { entryId: 4, view: "hidden", text: null },
      { entryId: 2, view: "shown", text: "We were paged." },
      { entryId: 5, view: "folded", text: null },
    ]);
    expect(texts(lines)).toEqual(["Declared as SEV2.", "We were paged.", "(2)"]);
    expect(lines.find(({ key }) => key === "entry-2")).toMatchObject({
      reworded: true,
      curated: true,
    });
    expect(lines.find(({ key }) => key === "entry-1")).toMatchObject({
      reworded: false,
      curated: false,
    });
  });

  it("puts the incident's marks before what happened at the same instant, and added lines after", () => {
    const times = {
      startedAt: 5,
      detectedAt: 10,
      acknowledgedAt: 10,
      mitigatedAt: null,
      resolvedAt: 30,
    };
    const lines = curatedTimeline({
      times,
      entries: ENTRIES,
      curated: [],
      added: [
        { id: 1, at: 10, text: "A deploy went out." },
        { id: 2, at: 1, text: "Earlier" },
      ],
    });
    expect(lines.map(({ key }) => key)).toEqual([
      "added-2",
      "started",
      "detected",
      "acknowledged",
      "entry-1",
      "added-1",
      "entry-2",
      "entry-3",
      "entry-4",
      "resolved",
      "entry-5",
    ]);
  });

  it("keeps each entry that is not hidden exactly once, in order, however it is given", () => {
    const view = fc.constantFrom("shown" as const, "folded" as const, "hidden" as const);
    const drafts = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 9 }),
        view: fc.option(view),
        starred: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(
        drafts.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(
              given.map((_, index) => index),
              { minLength: given.length },
            ),
          ),
        ),
        ([given, order]) => {
          const entries = order.flatMap((index) => {
            const draft = given[index];
            return draft ? [entry(index + 1, draft.at, { kind: "note" }, "a", draft.starred)] : [];
          });
          const curated = given.flatMap((draft, index) =>
            draft.view === null ? [] : [{ entryId: index + 1, view: draft.view, text: null }],
          );
          const lines = timeline(curated, entries);
          expect(lines.map(({ at }) => at)).toEqual(
            given.map(({ at }) => at).sort((a, b) => a - b),
          );
          const seen = shownTimeline(lines).flatMap((shown) =>
            shown.kind === "line" ? [shown.line] : shown.lines,
          );
          expect(seen).toEqual(
            lines.filter((line) => line.kind !== "entry" || line.view !== "hidden"),
          );
        },
      ),
    );
  });
});
