import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { actions } from "./actions";

describe("action items", () => {
  judges(actions, [
    ["pass in time", {}, ["passed", "None of 3 open action items is overdue.", null]],
    [
      "fail from the first that is overdue",
      { actions: { pending: 3, overdue: 1 } },
      [
        "failed",
        "1 of 3 open action items is overdue.",
        "Finish the one that was due first, or change its due date.",
      ],
    ],
    [
      "do not apply without any",
      { actions: { pending: 0, overdue: 0 } },
      ["not-applicable", "Its postmortems have no open action item.", null],
    ],
  ]);
});
