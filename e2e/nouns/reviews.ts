import { actionsAlone } from "../support/noun";
import { sentReview } from "./dependencies";
import { HIDDEN_TEAM } from "./people";
import { HIDDEN_SERVICE } from "./services";

const SENT = sentReview("pasted.go", "Stolen.");
const CALLEE = `${HIDDEN_TEAM}-mail`;

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
      fields: { service: HIDDEN_SERVICE, review: SENT, calls: CALLEE },
      whole: { service: HIDDEN_SERVICE, review: SENT, calls: CALLEE, path: "a.go", "of.0": CALLEE },
      optional: ["calls", "path", "of.0"],
      texts: ["path"],
    },
  }),
});
