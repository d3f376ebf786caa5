import { noun, NOT_FUZZED } from "../support/noun";
import { UNSIGNED } from "../support/session-calls";
import { HIDDEN_TEAM } from "./people";

const PAGE = "settings/notifications/actions.ts";
const ACTIONS = `app/(dashboard)/${PAGE}`;
const PHONE = { kind: "email", name: "Vermilion phone", email: `phone@${HIDDEN_TEAM}.example` };
/** A point of the curve. */
const P256DH =
  "BG_wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoWPE91OlW_AdxT9sCwx-7ni0DG_30lqW4igrmJzvccFEo";
const OWN = "People are reached by contacts of their own.";

export default noun({
  restsOn: ["people"],
  resolvers: { link: async () => [{ link: UNSIGNED }] },
  first: {
    places: { link: UNSIGNED },
    async make({ act }) {
      await act(`${PAGE}#createContact`, { kind: "email", name: "Pager", email: "p@example.org" });
      await act(`${PAGE}#offerBrowserKey`, {});
    },
  },
  hidden: {
    places: {},
    unknown: {},
    numbered: null,
    async make({ act }) {
      await act(`${PAGE}#createContact`, PHONE);
      await act(`${PAGE}#offerBrowserKey`, {});
    },
    ids: async (find) => ({ contact: await find("contact_methods", PHONE.name) }),
  },
  calls: (ids) => ({
    [`${ACTIONS}#createContact`]: {
      fields: { kind: "email", name: "Phone", email: "phone@example.org" },
      whole: {
        kind: "email",
        name: "Phone",
        email: "phone@example.org",
        url: "https://ntfy.example.org/topic",
        token: "a-token",
        chat: "@someone",
      },
      optional: ["email", "url", "token", "chat"],
      texts: ["url", "token", "chat"],
      own: OWN,
    },
    [`${ACTIONS}#addThisBrowser`]: {
      fields: {
        name: "Firefox",
        url: "https://push.example.org/1",
        p256dh: P256DH,
        auth: "A".repeat(22),
      },
      own: OWN,
    },
    [`${ACTIONS}#offerBrowserKey`]: { fields: {}, own: OWN, neverHere: "It stores nothing new." },
    [`${ACTIONS}#saveRules`]: {
      fields: {
        "page.0.contact": "account",
        "page.0.delayMinutes": "5",
        "ticket.0.contact": "account",
        "ticket.0.delayMinutes": "",
        timeZone: "UTC",
        quietFrom: "22:00",
        quietTo: "07:00",
      },
      optional: ["page.0.delayMinutes", "ticket.0.delayMinutes", "quietFrom", "quietTo"],
      own: OWN,
    },
    [`${ACTIONS}#sendTestToMe`]: { fields: {}, own: OWN },
    [`${ACTIONS}#sendAnotherCode`]: { fields: { contact: String(ids.contact) } },
    [`${ACTIONS}#enterContactCode`]: {
      fields: { contact: String(ids.contact), code: "ABCD2345" },
      neverHere: "The code is wrong.",
    },
    [`${ACTIONS}#removeContact`]: { fields: { contact: String(ids.contact) } },
    "app/(auth)/acknowledge/[link]/actions.ts#acknowledgePage": {
      fields: { link: UNSIGNED },
      open: "Whoever holds a link that Burnline has signed may acknowledge.",
      neverHere: "Nobody has signed it.",
    },
  }),
  async hostile({ act }, { text }) {
    await act(`${PAGE}#createContact`, { kind: "email", name: text, email: "h@example.org" });
    return { link: UNSIGNED };
  },
  fuzz: NOT_FUZZED,
});
