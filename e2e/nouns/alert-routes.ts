import { noun } from "../support/noun";
import { HIDDEN_TEAM } from "./people";

const ACTIONS = "app/(dashboard)/teams/[team]/alert-routes/actions.ts";
const RULE = {
  matchers: [{ name: "alertname", op: "=~", value: "Disk.*" }],
  severity: "ticket",
  incident: { kind: "none" },
};
const PAYLOAD = JSON.stringify({ status: "firing", groupKey: "{}", alerts: [] });

export default noun({
  restsOn: ["people", "services", "integrations"],
  resolvers: {},
  first: {
    places: {},
    async make({ send }) {
      await send("PUT", "/teams/payments/routes", { rules: [RULE, { ...RULE, matchers: [] }] });
    },
  },
  hidden: {
    places: {},
    unknown: {},
    numbered: null,
    async make({ send }) {
      const matchers = [{ name: "alertname", op: "=", value: "Vermilion is down" }];
      const rules = [{ ...RULE, matchers }, RULE];
      await send("PUT", `/teams/${HIDDEN_TEAM}/routes`, { rules });
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#saveAlertRule`]: {
      fields: { team: HIDDEN_TEAM, matchers: 'alertname="Stolen"', severity: "ticket" },
      whole: {
        team: HIDDEN_TEAM,
        version: "1",
        place: "0",
        matchers: 'alertname="Stolen"',
        severity: "ticket",
        service: "stolen",
        escalationPolicy: "stolen",
        incident: "open-2",
      },
      optional: ["place", "matchers", "severity", "service", "escalationPolicy", "incident"],
    },
    [`${ACTIONS}#moveAlertRule`]: { fields: { team: HIDDEN_TEAM, place: "0", by: "down" } },
    [`${ACTIONS}#deleteAlertRule`]: { fields: { team: HIDDEN_TEAM, place: "0" } },
    [`${ACTIONS}#tryAlertRules`]: {
      fields: { team: HIDDEN_TEAM, sender: "kind:alertmanager", payload: PAYLOAD },
      reads: "What the rules would make of an alert.",
      neverHere: "It stores nothing.",
    },
  }),
  async hostile({ send }, { text, name }) {
    const matchers = [{ name: "title", op: "=", value: text }];
    await send("PUT", `/teams/${name}/routes`, { rules: [{ ...RULE, matchers, service: name }] });
    return {};
  },
  fuzz: {
    names: () => ({}),
    renew: async () => {},
    number: async () => ({}),
    pageReads: [],
  },
});
