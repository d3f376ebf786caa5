import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { postmortems } from "./postmortems";

describe("postmortems", () => {
  judges(postmortems, [
    [
      "pass though one was late",
      {},
      ["passed", "2 of 3 postmortems were published within 5 days.", null],
    ],
    [
      "fail while one is overdue",
      { postmortems: { inTime: 2, late: 1, overdue: 1, pending: 1 } },
      [
        "failed",
        "1 postmortem is overdue; 3 published in 180 days.",
        "Publish the overdue one that was due first, or waive it with a reason.",
      ],
    ],
    [
      "do not apply without a severe incident",
      { postmortems: { inTime: 0, late: 0, overdue: 0, pending: 0 } },
      ["not-applicable", "No resolved incident of the last 180 days requires a postmortem.", null],
    ],
    [
      "pass while one is not due yet",
      { postmortems: { inTime: 1, late: 0, overdue: 0, pending: 2 } },
      ["passed", "1 of 1 postmortem was published within 5 days. 2 more are not due yet.", null],
    ],
  ]);
});
