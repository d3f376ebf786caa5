import { describe, expect, it } from "vitest";
import { differs, holdsUnsent, type Control } from "./unsent-input";

const text = (value: string, defaultValue = "", type = "text"): Control => ({
  type,
  value,
  defaultValue,
  isConnected: true,
});
const box = (checked: boolean, defaultChecked: boolean): Control => ({
  type: "checkbox",
  value: "on",
  checked,
  defaultChecked,
  isConnected: true,
});
/** Of each choice: whether it is chosen, and whether it began so. */
const select = (
  type: string,
  ...choices: [selected: boolean, defaultSelected: boolean, disabled?: boolean][]
): Control => ({
  type,
  value: "x",
  isConnected: true,
  options: choices.map(([selected, defaultSelected, disabled = false]) => ({
    selected,
    defaultSelected,
    disabled,
  })),
});
const page = (controls: Control[], open = false) => ({
  querySelector: () => (open ? {} : null),
  querySelectorAll: () => controls,
});

describe("a field", () => {
  it.each<[string, Control, boolean]>([
    ["empty", text(""), false],
    ["with a letter typed into it", text("a"), true],
    ["emptied", text("", "a"), true],
    ["whose lines end in another way", text("a\nb", "a\r\nb"), false],
    [
      "with a full minute that the browser writes shorter",
      text("2026-11-01T12:00", "2026-11-01T12:00:00", "datetime-local"),
      false,
    ],
    [
      "with another minute",
      text("2026-11-01T12:01", "2026-11-01T12:00:00", "datetime-local"),
      true,
    ],
    ["ticked from the beginning", box(true, true), false],
    ["ticked", box(true, false), true],
    [
      "a list of which nothing is chosen",
      select("select-one", [true, false], [false, false]),
      false,
    ],
    [
      "a list that cannot begin with its first",
      select("select-one", [false, false, true], [true, false]),
      false,
    ],
    [
      "a list with another choice than at first",
      select("select-one", [false, false], [true, false]),
      true,
    ],
    [
      "a list with the choice it began with",
      select("select-one", [false, false], [true, true]),
      false,
    ],
    [
      "a list with another choice than it began with",
      select("select-one", [true, false], [false, true]),
      true,
    ],
    ["a list of several without a choice", select("select-multiple", [false, false]), false],
  ])("%s", (_, control, expected) => expect(differs(control)).toBe(expected));
});

describe("a page", () => {
  it("on which nothing was typed can be reloaded", () =>
    expect(holdsUnsent(page([text(""), box(true, true)]), [])).toBe(false));
  it("with one field that differs cannot", () =>
    expect(holdsUnsent(page([text(""), text("a")]), [])).toBe(true));
  it("with an open dialog, or a form on its way, cannot", () =>
    expect(holdsUnsent(page([], true), [])).toBe(true));
  it("cannot where a field that was typed into still holds something, though it seems to have begun with it", () => {
    const submitted = text("a", "a");
    expect(holdsUnsent(page([submitted]), [submitted])).toBe(true);
    expect(holdsUnsent(page([]), [{ ...submitted, isConnected: false }, text("")])).toBe(false);
  });
});
