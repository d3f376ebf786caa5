import { actionsAlone } from "../support/noun";
import { HIDDEN_CALLEE, sentReview } from "./dependencies";
import { HIDDEN_SERVICE } from "./services";

const SENT = sentReview("pasted.go", "Stolen.");

export default actionsAlone({
  restsOn: ["dependencies"],
  calls: () => ({
    "app/(dashboard)/reliability/review/actions.ts#reviewPastedAction": {
      fields: { language: "go", code: "package orders" },
      own: "Whoever is signed in may have code reviewed: nothing is stored.",
      neverHere: "It stores nothing.",
      texts: ["code"],
      large: ["code"],
    },
    "app/(dashboard)/reliability/review/actions.ts#saveReviewAction": {
      fields: { service: HIDDEN_SERVICE, review: SENT, calls: HIDDEN_CALLEE },
      whole: {
        service: HIDDEN_SERVICE,
        review: SENT,
        calls: HIDDEN_CALLEE,
        path: "a.go",
        "of.0": HIDDEN_CALLEE,
      },
      optional: ["calls", "path", "of.0"],
      texts: ["path"],
    },
  }),
});
