import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { good } from "@/lib/testing/scorecard-facts";
import { owner } from "./owner";

describe("owner", () => {
  judges(owner, [
    [
      "is a team with someone in it",
      {},
      ["passed", "Payments owns it: 2 people can respond.", null],
    ],
    [
      "is a made-up team in the demo",
      {
        team: { slug: "payments", name: "Payments", responders: 0 },
        paged: { ...good.paged, demo: true },
      },
      ["passed", "Payments owns it, with demo users.", null],
    ],
    [
      "is not one whose people only look on",
      { team: { slug: "payments", name: "Payments", responders: 0 } },
      [
        "failed",
        "Payments owns it, but has no responder or manager.",
        "Give someone in Payments the responder role.",
      ],
    ],
  ]);
});
