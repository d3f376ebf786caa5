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
    ...(
      [
        [0, 1, "0 of 1 postmortem was"],
        [0, 3, "0 of 3 postmortems were"],
        [1, 3, "1 of 3 postmortems was"],
      ] as const
    ).map(([inTime, published, words]): Parameters<typeof judges>[1][number] => [
      `say that ${words} in time`,
      { postmortems: { inTime, late: published - inTime, overdue: 0, pending: 0 } },
      ["passed", `${words} published within 5 days.`, null],
    ]),
    [
      "pass while none is due yet",
      { postmortems: { inTime: 0, late: 0, overdue: 0, pending: 2 } },
      ["passed", "2 postmortems are not due yet.", null],
    ],
    [
      "pass while one is not due yet",
      { postmortems: { inTime: 1, late: 0, overdue: 0, pending: 2 } },
      ["passed", "1 of 1 postmortem was published within 5 days. 2 more are not due yet.", null],
    ],
  ]);
});
