import { SECTION_KEYS } from "@/lib/postmortem/template";
import { fillRoute, listAppRoutes } from "./app-routes";
import { apiInputs } from "./hostile-api-inputs";
import {
  KIB,
  MIB,
  NAMES,
  WORLD,
  filled,
  numbered,
  sent,
  type HostileInput,
  type Target,
} from "./hostile-input";
import { actionNamed } from "./people";
import { callAction, type Fields } from "./server-actions";

const formTexts = (): [string, string, string][] => {
  const part = (name: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return [
    ["names", "application/x-www-form-urlencoded", filled("email=a&", 100 * KIB)],
    [
      "many names",
      "application/x-www-form-urlencoded",
      numbered(20_000, (index) => `a${String(index)}=&`),
    ],
    ["one deep name", "application/x-www-form-urlencoded", `${filled("a.", MIB - 10)}=1`],
    [
      "the names of objects",
      "application/x-www-form-urlencoded",
      NAMES.map((name) => `${name}.${name}=1&${name}=1`).join("&"),
    ],
    ["escapes", "application/x-www-form-urlencoded", filled("%25", MIB)],
    ["parts", "multipart/form-data; boundary=b", `${numbered(10_000, () => part("a", "1"))}--b--`],
    [
      "heads that never end",
      "multipart/form-data; boundary=b",
      `--b\r\n${filled("x: y\r\n", MIB - 100)}`,
    ],
    [
      "beginnings of boundaries",
      "multipart/form-data; boundary=b",
      `${part("a", filled("\r\n-", MIB - 100))}--b--`,
    ],
    ["an action's lists", "text/plain;charset=UTF-8", filled("[", MIB)],
    ["an action's entries", "text/plain;charset=UTF-8", `[${filled("0,", MIB - 10)}0]`],
  ];
};

const forms = (): HostileInput[] =>
  formTexts().map(([what, type, body]) => ({
    parser: "forms without a session",
    what,
    send: ({ url }) => sent(`${url}/sign-in`, { type, body }),
  }));

const SECTION = 20_000;
const ENTRY = 10_000;
/** Each fills what it is written in. */
const MARKDOWN: [string, string][] = [
  ["emphasis", "*a_"],
  ["brackets", "["],
  ["closed brackets", "]"],
  ["paragraphs", "a\n\n"],
  ["lines", "a\n"],
  ["lists", "- a\n"],
  ["underlined headings", "a\n=\n"],
  ["quotes", "> a\n\n"],
  ["tables", "|a|b|\n|-|-|\n"],
  ["HTML", "a <?"],
  ["comments", "a <!--"],
  ["addresses", "www.a.b "],
  ["mail", "a@b.c "],
  ["escapes", "&#"],
  ["code", "    a\n"],
  ["definitions", "[^a]: b\n\n"],
];

const action = ({ url, cookie }: Target, name: string, fields: Fields) =>
  callAction({ url, action: actionNamed(`app/(dashboard)/${name}`), fields, cookie });

/** As many kinds at once as a postmortem has sections. */
async function writtenAndRead(
  target: Target,
  parts: readonly string[],
  again: number,
): Promise<number> {
  const [first = ""] = parts;
  const sections = SECTION_KEYS.map((key, index): [string, string] => [
    key,
    filled(parts[index % parts.length] ?? "", SECTION),
  ]);
  const saved = await action(target, "postmortems/actions.ts#savePostmortemAction", {
    postmortem: WORLD.postmortem,
    title: "Looked at",
    ...Object.fromEntries(sections),
    factors: filled(first.replaceAll("\n", " "), 1000),
  });
  const noted = await action(target, "incidents/actions.ts#addEntryAction", {
    incident: WORLD.incident,
    text: filled(first, ENTRY),
  });
  const query = `?again=${String(again)}`;
  const read: number[] = [];
  for (const page of [
    `/postmortems/${WORLD.postmortem}${query}`,
    `/postmortems/${WORLD.postmortem}/markdown`,
    `/postmortems/${WORLD.postmortem}/history${query}`,
    `/incidents/${WORLD.incident}${query}`,
  ]) {
    read.push(
      await sent(`${target.url}${page}`, { method: "GET", headers: { cookie: target.cookie } }),
    );
  }
  return Math.max(saved.status, noted.status, ...read);
}
const markdown = (): HostileInput[] =>
  [0, 1, 2].map((step) => {
    const kinds = MARKDOWN.slice(step * SECTION_KEYS.length, (step + 1) * SECTION_KEYS.length);
    return {
      parser: "Markdown",
      what: kinds.map(([what]) => what).join(", "),
      send: (target, again) =>
        writtenAndRead(
          target,
          kinds.map(([, part]) => part),
          again,
        ),
    };
  });

const MATRIX =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[';
const SOURCE_BYTES = 19 * MIB;
const sourceTexts = (): [string, string][] => [
  ["lists", filled("[", SOURCE_BYTES)],
  ["values", `${MATRIX}${filled('[1,"1"],', SOURCE_BYTES)}[1,"1"]]}]}}`],
  [
    "series",
    `{"status":"success","data":{"resultType":"vector","result":[${filled('{"metric":{"a":"b"},"value":[1,"1"]},', SOURCE_BYTES)}{"metric":{}}]}}`,
  ],
  [
    "fields",
    `{"status":"success",${numbered(500_000, (index) => `"f${String(index)}":1,`)}"data":1}`,
  ],
  ["one text", `{"status":"error","error":"${filled("a", SOURCE_BYTES)}"}`],
  ["numbers", `${MATRIX}[${filled("9", MIB)},"${filled("9", MIB)}"]]}]}}`],
  [
    "the names of objects",
    `${MATRIX.replace('"metric":{}', `"metric":{${NAMES.map((name) => `"${name}":"1"`).join(",")}}`)}]}]}}`,
  ],
];
const sources = (): HostileInput[] =>
  sourceTexts().map(([what, body]) => ({
    parser: "JSON of a data source",
    what,
    send: async (target) => {
      target.source.say(body);
      return (
        await action(target, "slos/query-actions.ts#tryQuery", {
          dataSource: target.source.name,
          query: "up",
        })
      ).status;
    },
  }));

const QUERIES: [string, string][] = [
  ["parentheses", "("],
  ["rates", "rate("],
  ["matchers", 'a{b="c",'],
  ["quotes", '"\\'],
  ["comments", "#\n"],
  ["products", "*60."],
  ["names", "a:"],
  ["spaces", "rate "],
];
const queries = (): HostileInput[] =>
  QUERIES.map(([what, part]) => ({
    parser: "PromQL in forms",
    what,
    send: async (target) => {
      target.source.say('{"status":"success","data":{"resultType":"vector","result":[]}}');
      const query = filled(part, 4000);
      await action(target, "slos/query-actions.ts#tryQuery", {
        dataSource: target.source.name,
        query,
      });
      return (
        await action(target, "slos/actions.ts#createSlo", {
          ...sloFields("99.9", "30"),
          sourceType: "prometheus",
          dataSource: target.source.name,
          queryForm: "good",
          good: query,
          total: query,
        })
      ).status;
    },
  }));

const sloFields = (goal: string, days: string): Fields => ({
  service: WORLD.service,
  slug: "hostile",
  name: "Hostile",
  kind: "availability",
  sourceType: "push",
  "objectives.0.target": goal,
  "objectives.0.windowType": "rolling",
  "objectives.0.days": days,
  "objectives.0.method": "occurrences",
  "objectives.0.noData": "ignore",
  policy: "default",
  minBadEvents: "1",
});
const LONG = 900 * KIB;
const fieldsOfForms = (): HostileInput[] =>
  (
    [
      ["digits", filled("9", LONG)],
      ["spaces", `${filled(" ", LONG)}x`],
      ["points", filled("9.", LONG)],
      ["dashes", filled("a-", LONG)],
      ["zones", filled("+00:", LONG)],
      ["at signs", filled("a@", LONG)],
    ] as const
  ).map(([what, text]) => ({
    parser: "fields of forms",
    what,
    send: async (target) => {
      const answers = [
        await action(target, "slos/actions.ts#createSlo", sloFields(text, "30")),
        await action(target, "incidents/actions.ts#setTimeAction", {
          incident: WORLD.incident,
          mark: "started",
          at: text,
          timeZone: "UTC",
        }),
        await action(target, "settings/users/actions.ts#inviteUser", { email: text }),
        await action(target, "settings/data-sources/actions.ts#createDataSource", {
          name: "x",
          slug: "x",
          url: `http://${text}`,
          auth: "none",
        }),
      ];
      return Math.max(...answers.map(({ status }) => status));
    },
  }));

/** Just below what an HTTP server takes of a request's head. */
const HEAD_BYTES = 15_000;
const QUERY = NAMES.map((name) => `${name}=${name}&${name}[${name}]=1`).join("&");
const addresses = (): HostileInput[] =>
  listAppRoutes().flatMap(({ path, kind }): HostileInput[] => {
    if (path.includes("...") || path === "/api/live") return [];
    const address = fillRoute(path, WORLD);
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
  [forms, apiInputs, markdown, sources, queries, fieldsOfForms, addresses, heads].flatMap(
    (inputs) => inputs(),
  );
