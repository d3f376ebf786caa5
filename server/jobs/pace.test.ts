import { expect, it } from "vitest";
import { Pace } from "./pace";

const at = (seconds: number) => new Date(seconds * 1000);

it("asks for a day at a time", () => {
  expect(new Pace().chunk(1)).toBe(1440);
});

it("after failures asks for half as much, and waits twice as long each time, up to five minutes", () => {
  const pace = new Pace();
  pace.failed(1, at(0));
  expect([pace.chunk(1), pace.ready(1, at(4)), pace.ready(1, at(5))]).toEqual([720, false, true]);
  for (let n = 0; n < 10; n += 1) pace.failed(1, at(10));
  expect([pace.chunk(1), pace.ready(1, at(309)), pace.ready(1, at(310))]).toEqual([
    60,
    false,
    true,
  ]);
  expect(pace.ready(2, at(0))).toBe(true);
});

it("after one success waits no more, but asks for no more than could be answered until the end", () => {
  const pace = new Pace();
  pace.failed(1, at(0));
  pace.succeeded(1);
  expect([pace.chunk(1), pace.ready(1, at(0))]).toEqual([720, true]);
  pace.finished(1);
  expect(pace.chunk(1)).toBe(1440);
});
