import { describe, expect, it } from "vitest";
import { hidesNew, type Shown } from "./shown";

describe("what someone has just written", () => {
  it.each<[Shown, boolean, boolean, boolean]>([
    ["all", false, false, false],
    ["people", false, false, true],
    ["alerts", true, true, false],
    ["starred", true, true, true],
  ])(
    "under the filter %s is hidden as a note: %s, an update: %s, an alert: %s",
    (shown, note, update, alert) => {
      expect([
        hidesNew(shown, "note"),
        hidesNew(shown, "update"),
        hidesNew(shown, "alert"),
      ]).toEqual([note, update, alert]);
    },
  );
});
