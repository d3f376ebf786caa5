import { fillRoute, listAppRoutes } from "./app-routes";
import { apiInputs } from "./hostile-api-inputs";
import { calendars } from "./hostile-calendars";
import { fieldsOfForms, forms } from "./hostile-forms";
import { NAMES, filled, sent, type HostileInput } from "./hostile-input";
import { markdown } from "./hostile-markdown";
import { senders } from "./hostile-senders";
import { queries, sources } from "./hostile-sources";
import { FIRST_PLACES } from "./nouns";

/** Just below what an HTTP server takes of a request's head. */
const HEAD_BYTES = 15_000;
const QUERY = NAMES.map((name) => `${name}=${name}&${name}[${name}]=1`).join("&");
const addresses = (): HostileInput[] =>
  listAppRoutes().flatMap(({ path, kind }): HostileInput[] => {
    if (path.includes("...") || path === "/api/live") return [];
    const address = fillRoute(path, FIRST_PLACES);
    const query = `${QUERY}&q=${filled("a", 4000)}&at=${filled("9", 2000)}&from=${filled("-", 2000)}&to=${filled("T", 2000)}&cursor=${filled("A", 2000)}`;
    return [
      {
        parser: `query of ${kind} ${path}`,
        what: "long values and the names of objects",
        send: ({ url, cookie }, again) =>
          sent(`${url}${address}?${query}&again=${String(again)}`, {
            method: "GET",
            headers: { cookie },
          }),
      },
    ];
  });

const HEADS: [string, Record<string, string>][] = [
  ["cookies", { cookie: filled("a=b; ", HEAD_BYTES) }],
  ["one cookie", { cookie: filled("=", HEAD_BYTES) }],
  ["the names of objects", { cookie: NAMES.map((name) => `${name}=${name}`).join("; ") }],
  ["a session", { cookie: `burnline.session=${filled("e.", HEAD_BYTES)}` }],
  [
    "preferences",
    {
      cookie: `theme=${filled("%7B", 3000)}; zone=${filled("%2F", 3000)}; utc=${filled("1", 3000)}; sidebar=${filled("[", 3000)}`,
    },
  ],
  ["a token", { authorization: `Bearer ${filled("bl_", HEAD_BYTES)}` }],
  ["tags", { "if-match": filled('"a",', HEAD_BYTES) }],
  ["forwarding", { "x-forwarded-for": filled("1.1.1.1,", HEAD_BYTES) }],
  [
    "languages",
    { "accept-language": filled("en;q=0.1,", HEAD_BYTES), accept: filled("text/html,", 1000) },
  ],
];
const heads = (): HostileInput[] =>
  HEADS.map(([what, headers]) => ({
    parser: "headers and cookies",
    what,
    send: async ({ url, cookie }) =>
      Math.max(
        await sent(`${url}/slos`, {
          method: "GET",
          headers: { ...(headers.cookie === undefined ? { cookie } : {}), ...headers },
        }),
        await sent(`${url}/api/v1/teams/payments`, {
          method: "PUT",
          type: "application/json",
          body: "{}",
          headers,
        }),
      ),
  }));

/**
 * Whatever reads text from outside has its line here: what it is sent at worst, within what it
 * allows.
 */
export const hostileInputs = (): HostileInput[] =>
  [
    forms,
    apiInputs,
    senders,
    calendars,
    markdown,
    sources,
    queries,
    fieldsOfForms,
    addresses,
    heads,
  ].flatMap((inputs) => inputs());
