import { expect, it } from "vitest";
import { copySpan, parseCopyQuery } from "./copy-query";

const BERLIN = "Europe/Berlin";
const NOW = Date.parse("2026-11-29T23:30Z");

it("means two months from today in the zone where nothing else is asked", () => {
  const query = parseCopyQuery({ from: "soon", by: "moon" }, BERLIN, NOW);
  expect(query).toEqual({ from: "2026-11-30", to: "2027-01-29", by: "date" });
});

it("means whole days of the zone, the last one too, and a year at most", () => {
  const asked = { from: "2026-03-28", to: "2026-03-29", by: "weekday" };
  expect(parseCopyQuery(asked, BERLIN, NOW)).toEqual(asked);
  expect(copySpan({ ...asked, by: "weekday" }, BERLIN)).toEqual({
    start: Date.parse("2026-03-27T23:00Z"),
    end: Date.parse("2026-03-29T22:00Z"),
  });
  expect(parseCopyQuery({ ...asked, to: "2099-01-01" }, BERLIN, NOW).to).toBe("2027-03-29");
  expect(parseCopyQuery({ ...asked, to: "2026-03-01" }, BERLIN, NOW).to).toBe("2026-05-27");
});
