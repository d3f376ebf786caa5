import { alertRow } from "../support/alert-rows";
import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";

/** The first of an installation. */
const FIRST = "1";
const ACTIONS = "app/(dashboard)/alerts/actions.ts";
const CARETAKER = "app/(dashboard)/settings/system/actions.ts#saveCaretaker";
const MUTE = "alerts/actions.ts#createMuteAction";
const HOUR = { minutes: "60" };

export default noun({
  restsOn: ["people"],
  resolvers: {
    alert: ofEachSort(
      "select id as alert, kind || state as sort from alerts order by id",
      ({ sort }) => sort,
    ),
  },
  first: {
    places: { alert: FIRST },
    async make({ act, server }) {
      await alertRow(server.databaseUrl, { team: "payments", title: "Looked at" });
      await act(MUTE, {
        team: "payments",
        matchers: "title=~Planned.*",
        ...HOUR,
        reason: "Planned",
      });
    },
  },
  hidden: {
    places: { alert: FIRST },
    unknown: { alert: "987653" },
    numbered: "alert",
    async make({ act, server }) {
      const labels = { color: "vermilion" };
      for (const title of ["Vermilion is down", "Vermilion queue grows"])
        await alertRow(server.databaseUrl, { team: HIDDEN_TEAM, title, labels });
      await act(MUTE, {
        team: HIDDEN_TEAM,
        matchers: "title=Vermilion planned",
        ...HOUR,
        reason: "Vermilion works",
      });
    },
    ids: async (find) => ({
      // What the API takes apart is not there any more for forms.
      alert: await find("alerts", "Vermilion queue grows"),
      mute: await find("alert_mutes", "Vermilion works"),
    }),
  },
  calls(ids) {
    const alert = String(ids.alert);
    return {
      [`${ACTIONS}#acknowledgeAlertAction`]: { fields: { alert } },
      [`${ACTIONS}#muteAlertAction`]: {
        fields: { alert, ...HOUR, reason: "Stolen" },
        texts: ["reason"],
      },
      [`${ACTIONS}#resolveAlertAction`]: { fields: { alert } },
      [`${ACTIONS}#createMuteAction`]: {
        fields: { team: HIDDEN_TEAM, matchers: "title=Stolen", ...HOUR, reason: "Stolen" },
        texts: ["reason"],
      },
      [`${ACTIONS}#endMuteAction`]: { fields: { mute: String(ids.mute) } },
      [CARETAKER]: { fields: { team: HIDDEN_TEAM } },
    };
  },
  async hostile({ act, server }, { text, name }) {
    const labels = { text };
    await act(MUTE, { team: name, matchers: "title=Hostile", ...HOUR, reason: text });
    return { alert: await alertRow(server.databaseUrl, { team: name, title: text, labels }) };
  },
  fuzz: {
    names: () => ({}),
    renew: async () => {},
    number: async ({ server }, names) => ({
      alert: await alertRow(server.databaseUrl, {
        team: placeOf(names, "team"),
        title: "Looked at",
      }),
    }),
    pageReads: [],
  },
});
