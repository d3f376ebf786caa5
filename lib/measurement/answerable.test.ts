import { describe, expect, it } from "vitest";
import { isAnswerable, unanswerableReason } from "./answerable";

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const retention = { detailFrom: at("10T00:00"), sumsFrom: at("02T00:00") };

describe("what was counted in an interval", () => {
  it.each([
    ["among kept minutes", at("10T00:01"), at("11T07:13"), true],
    ["between whole hours before them", at("03T05:00"), at("09T23:00"), true],
    ["from inside an hour before them", at("09T05:01"), at("11T00:00"), false],
    ["to inside an hour before them", at("03T05:00"), at("09T05:01"), false],
    ["from before the kept hours", at("01T23:00"), at("11T00:00"), false],
    ["from the first kept hour", at("02T00:00"), at("11T00:07"), true],
  ])("%s is answerable: %s to %s is %s", (_, start, end, answerable) => {
    expect(isAnswerable({ start, end }, retention)).toBe(answerable);
  });

  it("is always answerable while nothing was dropped", () => {
    expect(
      isAnswerable({ start: 7, end: at("11T00:07") }, { detailFrom: null, sumsFrom: null }),
    ).toBe(true);
  });
});

it("names the next answerable instant", () => {
  const day = (end: number) => ({ start: end - 86_400_000, end });
  expect(unanswerableReason(at("05T03:20"), day, retention)).toMatch(
    / Ask for 2026-11-05T04:00Z\.$/,
  );
  expect(unanswerableReason(at("02T03:00"), day, retention)).toMatch(
    / Ask for 2026-11-03T00:00Z\.$/,
  );
});
