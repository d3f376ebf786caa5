import { FIRST_PLACES } from "./nouns";
import { placeOf } from "./noun";
import { act, KIB, MIB, NAMES, filled, numbered, sent, type HostileInput } from "./hostile-input";
import type { Fields } from "./server-actions";

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

export const forms = (): HostileInput[] =>
  formTexts().map(([what, type, body]) => ({
    parser: "forms without a session",
    what,
    send: ({ url }) => sent(`${url}/sign-in`, { type, body }),
  }));

export const sloFields = (goal: string, days: string): Fields => ({
  service: placeOf(FIRST_PLACES, "service"),
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
export const fieldsOfForms = (): HostileInput[] =>
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
        await act(target, "slos/actions.ts#createSlo", sloFields(text, "30")),
        await act(target, "incidents/actions.ts#setTimeAction", {
          incident: placeOf(FIRST_PLACES, "incident"),
          mark: "started",
          at: text,
          timeZone: "UTC",
        }),
        await act(target, "settings/users/actions.ts#inviteUser", { email: text }),
        await act(target, "settings/data-sources/actions.ts#createDataSource", {
          name: "x",
          slug: "x",
          url: `http://${text}`,
          auth: "none",
        }),
      ];
      return Math.max(...answers.map(({ status }) => status));
    },
  }));
