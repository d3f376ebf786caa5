import { actionsAlone } from "../support/noun";

export default actionsAlone({
  restsOn: ["people"],
  calls: () => ({
    "app/(dashboard)/demo/actions.ts#removeDemo": {
      fields: {},
      neverHere: "There is no demo workspace.",
    },
  }),
});
