import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";

const FIRST_CHANNEL = "first-room";
const HIDDEN_CHANNEL = `${HIDDEN_TEAM}-room`;
const CREATE = "settings/channels/actions.ts#createChannel";
const ACTIONS = "app/(dashboard)/settings/channels/actions.ts";
const MAIL = "app/(dashboard)/settings/mail/actions.ts";
/** Nobody has it: nothing is asked when it is stored. */
const ROOM = { kind: "email", email: "room@example.org" };
const WHOLE = {
  slug: "stolen-room",
  name: "Stolen",
  team: HIDDEN_TEAM,
  ...ROOM,
  url: "https://chat.example.org/hooks/1",
  token: "a-token",
  chat: "@stolen",
  events: ["alert.firing", "incident.declared"],
};
const SERVER = { host: "192.0.2.1", port: "465", security: "tls", from: "burnline@example.org" };

export default noun({
  restsOn: ["people"],
  resolvers: {
    channel: ofEachSort("select slug as channel from team_channels order by id", () => 1),
  },
  first: {
    places: { channel: FIRST_CHANNEL },
    async make({ act }) {
      await act(CREATE, { slug: FIRST_CHANNEL, name: "Payments room", team: "payments", ...ROOM });
    },
  },
  hidden: {
    places: { channel: HIDDEN_CHANNEL },
    unknown: { channel: "unknowns-room" },
    numbered: null,
    async make({ act }) {
      await act(CREATE, {
        slug: HIDDEN_CHANNEL,
        name: "Vermilion room",
        team: HIDDEN_TEAM,
        ...ROOM,
      });
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#createChannel`]: {
      fields: { slug: "stolen-room", name: "Stolen", team: HIDDEN_TEAM, ...ROOM },
      whole: WHOLE,
      optional: ["email", "url", "token", "chat", "events"],
      texts: ["url", "token", "chat"],
    },
    [`${ACTIONS}#updateChannel`]: {
      fields: { slug: HIDDEN_CHANNEL, name: "Stolen", team: HIDDEN_TEAM, ...ROOM },
      whole: { ...WHOLE, slug: HIDDEN_CHANNEL },
      optional: ["email", "url", "token", "chat", "events"],
      texts: ["url", "token", "chat"],
    },
    [`${ACTIONS}#sendTestToChannel`]: { fields: { slug: HIDDEN_CHANNEL } },
    [`${ACTIONS}#removeChannel`]: { fields: { slug: HIDDEN_CHANNEL } },
    [`${MAIL}#updateMail`]: {
      fields: SERVER,
      whole: { ...SERVER, username: "burnline", password: "a password" },
      optional: ["username", "password"],
    },
    [`${MAIL}#sendTestMail`]: { fields: {}, neverHere: "It stores nothing." },
    [`${MAIL}#removeMail`]: { fields: {} },
  }),
  async hostile({ act }, { text, name }) {
    await act(CREATE, { slug: name, name: text, team: name, ...ROOM });
    return { channel: name };
  },
  fuzz: {
    names: (unique) => ({ channel: unique("channel") }),
    async renew(call, names) {
      await call("PUT", `/channels/${placeOf(names, "channel")}`, {
        json: { name: "Room", team: placeOf(names, "team"), ...ROOM },
      });
    },
    number: async () => ({}),
    pageReads: [],
  },
});
