import { describe, expect, it } from "vitest";
import { chosenCalls } from "./chosen-calls";

const DEPENDENCIES = [
  { name: "a", settings: { attempts: 3 } },
  { name: null, settings: { attempts: 4 } },
];
const item = (callee: string, chosen = true) => ({ callee, chosen });

describe("the calls that are chosen from an import", () => {
  it("are those that are ticked, under the names that were typed", () => {
    const items = [item("", false), { ...item(" stripe "), version: 2 }];
    expect(chosenCalls(DEPENDENCIES, items)).toEqual({
      calls: [{ path: "items.1.callee", callee: "stripe", version: 2, settings: { attempts: 4 } }],
      errors: [],
    });
  });

  it.each([
    [[], [["items.0.chosen", "Choose what to store."]]],
    [[item("a"), item("")], [["items.1.callee", "Say what it calls, or untick it."]]],
    [
      [item("a"), item("a")],
      [["items.1.callee", '"a" is here twice. Untick one of them, or name it otherwise.']],
    ],
    [
      [item("A b"), item("c")],
      [
        [
          "items.0.callee",
          "Use lowercase letters, digits and hyphens, up to 63 characters, for example checkout-api.",
        ],
      ],
    ],
  ])("are refused by their fields: %#", (items, expected) => {
    const { errors } = chosenCalls(DEPENDENCIES, items);
    expect(errors.map(({ path, message }) => [path, message])).toEqual(expected);
  });
});
