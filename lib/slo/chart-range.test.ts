import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { neighborLinks, parseChartRange, rangeLinks, shownStretch, zoomHref } from "./chart-range";

const END = Date.parse("2026-11-28T12:07:00Z");
const WHOLE = { start: END - 30 * DAY_MS, end: END };
const PAGE = "/services/a/slos/b?objective=2";
const read = (search: string) => parseChartRange(Object.fromEntries(new URLSearchParams(search)));
const shown = (search: string, whole = WHOLE) => shownStretch(read(search), whole);
const follow = (href: string | null) => shown((href ?? "").split("?")[1] ?? "");

describe("the range of an SLO's charts", () => {
  it("is all of the window, or its last days and hours", () => {
    expect(shown("")).toBeNull();
    expect(shown("range=7d")).toEqual({ start: END - 7 * DAY_MS, end: END });
    expect(shown("range=24h")).toEqual({ start: END - DAY_MS, end: END });
    expect(shown("range=6h")).toEqual({ start: END - 6 * HOUR_MS, end: END });
    expect(shown("range=7d", { start: END - 2 * DAY_MS, end: END })).toBeNull();
  });

  it("is a stretch, cut to the window, that goes before a length", () => {
    const from = Date.parse("2026-11-21T14:00Z");
    expect(shown("from=2026-11-21T14:00Z&to=2026-11-22T03:00Z&range=6h")).toEqual({
      start: from,
      end: from + 13 * HOUR_MS,
    });
    expect(shown("from=2026-11-21T14:00Z&to=2027-01-01T00:00Z")).toEqual({ start: from, end: END });
  });

  it.each([
    "from=2026-11-22T03:00Z&to=2026-11-21T14:00Z",
    "from=2026-11-21T14:00Z",
    "from=2026-02-30T14:00Z&to=2026-11-22T03:00Z",
    "from=1&to=2",
    "range=1y",
    "from=2025-01-01T00:00Z&to=2025-01-02T00:00Z",
    "from=2026-11-21T14:00Z&to=2026-11-21T14:10Z",
  ])("is all of the window for %s", (search) => {
    expect(shown(search)).toBeNull();
  });

  it("offers the lengths that are shorter than the window, and keeps the objective", () => {
    const links = (whole: typeof WHOLE) =>
      rangeLinks(PAGE, whole, {
        query: read("range=24h"),
        shown: shown("range=24h", whole),
        all: "30 days",
      });
    expect(links(WHOLE)).toEqual([
      { href: PAGE, label: "30 days", current: false },
      { href: `${PAGE}&range=7d`, label: "7 days", current: false },
      { href: `${PAGE}&range=24h`, label: "24 hours", current: true },
      { href: `${PAGE}&range=6h`, label: "6 hours", current: false },
    ]);
    expect(links({ start: END - 20 * HOUR_MS, end: END }).map(({ label }) => label)).toEqual([
      "30 days",
      "6 hours",
    ]);
    expect(links({ start: END - HOUR_MS, end: END })).toEqual([]);
  });

  it("goes to the stretch before and after, no further than there is something", () => {
    const middle = { start: END - 3 * DAY_MS, end: END - 2 * DAY_MS };
    const { earlier, later } = neighborLinks(PAGE, WHOLE, middle);
    expect(follow(earlier)).toEqual({ start: END - 4 * DAY_MS, end: END - 3 * DAY_MS });
    expect(follow(later)).toEqual({ start: END - 2 * DAY_MS, end: END - DAY_MS });
    expect(neighborLinks(PAGE, WHOLE, { start: END - DAY_MS, end: END }).later).toBeNull();
    expect(
      neighborLinks(PAGE, WHOLE, { start: WHOLE.start, end: WHOLE.start + DAY_MS }).earlier,
    ).toBeNull();
    expect(
      follow(
        neighborLinks(PAGE, WHOLE, { start: WHOLE.start + HOUR_MS, end: WHOLE.start + 7 * HOUR_MS })
          .earlier,
      ),
    ).toEqual({ start: WHOLE.start, end: WHOLE.start + 6 * HOUR_MS });
  });

  it("zooms to what was chosen, in either direction, to half an hour at least", () => {
    const [a, b] = [END - 5 * DAY_MS, END - 4 * DAY_MS];
    expect(follow(zoomHref(PAGE, WHOLE, a, b))).toEqual({ start: a, end: b });
    expect(zoomHref(PAGE, WHOLE, b, a)).toBe(zoomHref(PAGE, WHOLE, a, b));
    expect(follow(zoomHref(PAGE, WHOLE, a, a + 2 * MINUTE_MS))).toEqual({
      start: a - 14 * MINUTE_MS,
      end: a + 16 * MINUTE_MS,
    });
    expect(follow(zoomHref(PAGE, WHOLE, END - MINUTE_MS, END + DAY_MS))).toEqual({
      start: END - 30 * MINUTE_MS,
      end: END,
    });
    expect(zoomHref(PAGE, WHOLE, END + HOUR_MS, END + DAY_MS)).toBeNull();
  });
});
