import { actionsAlone } from "../support/noun";

export default actionsAlone({
  restsOn: ["people"],
  calls: () => ({
    "app/(dashboard)/reliability/review/actions.ts#reviewPastedAction": {
      fields: { language: "go", code: "package orders" },
      own: "Whoever is signed in may have code reviewed: nothing is stored.",
      neverHere: "It stores nothing.",
      texts: ["code"],
      large: ["code"],
    },
  }),
});
