import { noun, NOT_FUZZED } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";

export const FIRST_SOURCE = "metrics";
export const HIDDEN_SOURCE = `${HIDDEN_TEAM}-metrics`;
const CREATE = "settings/data-sources/actions.ts#createDataSource";
const ACTIONS = "app/(dashboard)/settings/data-sources/actions.ts";
const NOBODY_LISTENS = "http://127.0.0.1:9";
const STOLEN = { slug: "stolen", name: "Stolen", url: NOBODY_LISTENS };

export default noun({
  restsOn: ["people"],
  resolvers: { source: ofEachSort("select slug as source from data_sources order by id", () => 1) },
  first: {
    places: { source: FIRST_SOURCE },
    async make({ act }) {
      await act(CREATE, { name: "Metrics", slug: FIRST_SOURCE, url: NOBODY_LISTENS, auth: "none" });
    },
  },
  hidden: {
    places: { source: HIDDEN_SOURCE },
    unknown: { source: "unknowns-metrics" },
    numbered: null,
    async make({ act }) {
      await act(CREATE, {
        slug: HIDDEN_SOURCE,
        name: "Vermilion metrics",
        url: NOBODY_LISTENS,
        team: HIDDEN_TEAM,
        auth: "none",
      });
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#createDataSource`]: {
      fields: { ...STOLEN, auth: "none" },
      whole: {
        ...STOLEN,
        auth: "basic",
        team: HIDDEN_TEAM,
        username: "reader",
        secret: "a password",
      },
      optional: ["team"],
    },
    [`${ACTIONS}#updateDataSource`]: {
      fields: { slug: HIDDEN_SOURCE, name: "Stolen", url: "http://127.0.0.1:10", auth: "none" },
    },
    [`${ACTIONS}#askDataSource`]: {
      fields: { slug: HIDDEN_SOURCE },
      neverHere: "It stores nothing.",
    },
    [`${ACTIONS}#deleteDataSource`]: { fields: { slug: HIDDEN_SOURCE } },
  }),
  async hostile({ act }, { text, name }) {
    await act(CREATE, {
      name: text,
      slug: name,
      url: `${NOBODY_LISTENS}/${encodeURIComponent(text)}`,
      team: name,
      auth: "basic",
      username: text.replaceAll(":", ""),
      secret: text,
    });
    return { source: name };
  },
  fuzz: NOT_FUZZED,
});
