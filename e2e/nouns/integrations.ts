import { noun, placeOf } from "../support/noun";
import { alertmanagerNotice, integrationKey } from "../support/sent-alerts";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";
import { HIDDEN_SERVICE } from "./services";

export const FIRST_INTEGRATION = "prometheus";
const HIDDEN_INTEGRATION = `${HIDDEN_TEAM}-prometheus`;
const ACTIONS = "app/(dashboard)/settings/integrations/actions.ts";
const CREATE = "settings/integrations/actions.ts#createIntegration";
const NO_KEY = "0".repeat(32);
const STOLEN = { slug: "stolen", name: "Stolen", team: HIDDEN_TEAM, kind: "generic" };
const MAPPING = { "mapping.title": "title", "mapping.key": "id" };
const CHANGED = {
  slug: HIDDEN_INTEGRATION,
  name: "Stolen",
  team: HIDDEN_TEAM,
  kind: "alertmanager",
};

export default noun({
  restsOn: ["people", "services", "alerts"],
  resolvers: {
    integration: ofEachSort(
      "select slug as integration, kind as sort from integrations order by id",
      ({ sort }) => sort,
    ),
  },
  first: {
    places: { integration: FIRST_INTEGRATION, key: NO_KEY },
    async make(making) {
      const body = { name: "Prometheus", team: "payments", kind: "alertmanager" };
      const key = await integrationKey(making, FIRST_INTEGRATION, body);
      const address = `/alertmanager/${key}`;
      await making.send("POST", address, alertmanagerNotice("Disk nearly full"));
      await making.act(CREATE, {
        slug: "backups",
        name: "Backups",
        team: "payments",
        kind: "generic",
        ...MAPPING,
      });
    },
  },
  hidden: {
    places: { integration: HIDDEN_INTEGRATION, key: NO_KEY },
    unknown: { integration: "unknowns-prometheus", key: NO_KEY },
    numbered: null,
    async make(making) {
      const body = { name: "Vermilion Prometheus", team: HIDDEN_TEAM, kind: "alertmanager" };
      const key = await integrationKey(making, HIDDEN_INTEGRATION, body);
      await making.send("POST", `/alertmanager/${key}`, alertmanagerNotice("Vermilion is down"));
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#createIntegration`]: {
      fields: { ...STOLEN, ...MAPPING },
      whole: {
        ...STOLEN,
        ...MAPPING,
        service: HIDDEN_SERVICE,
        staleAfterHours: "6",
        "mapping.severity": "severity",
        "mapping.status": "status",
      },
      optional: ["service", "staleAfterHours", "mapping.severity", "mapping.status"],
    },
    [`${ACTIONS}#updateIntegration`]: { fields: CHANGED },
    [`${ACTIONS}#rotateIntegrationKey`]: { fields: { slug: HIDDEN_INTEGRATION } },
    [`${ACTIONS}#tryIntegrationSample`]: {
      fields: { slug: HIDDEN_INTEGRATION, sample: JSON.stringify(alertmanagerNotice("Down")) },
      neverHere: "It stores nothing.",
    },
    [`${ACTIONS}#removeIntegration`]: { fields: { slug: HIDDEN_INTEGRATION } },
  }),
  async hostile(making, { text, name }) {
    const body = { name: text, team: name, kind: "alertmanager" };
    const key = await integrationKey(making, name, body);
    await making.send("POST", `/alertmanager/${key}`, alertmanagerNotice(text));
    return { integration: name };
  },
  fuzz: {
    names: (unique) => ({ integration: unique("integration") }),
    async renew(call, names) {
      const [integration, team] = [placeOf(names, "integration"), placeOf(names, "team")];
      const json = { name: integration, team, kind: "alertmanager" };
      await call("PUT", `/integrations/${integration}`, { json });
    },
    number: async () => ({}),
    pageReads: [],
  },
});
