import { actionNamed, sessionCookie } from "./people";
import type { Server } from "./run-server";
import { callAction, type Fields } from "./server-actions";

/** Makes things through the product itself, as its administrator; what is refused throws. */
export type Making = {
  server: Server;
  cookie: string;
  /** An action below `app/(dashboard)/`; what it answers. */
  act: (action: string, fields: Fields) => Promise<string>;
  send: (method: string, address: string, body: unknown) => Promise<unknown>;
};

export async function makingOn(server: Server): Promise<Making> {
  const cookie = await sessionCookie(server.url, server.admin);
  return makingAs(server, cookie);
}

export const makingAs = (server: Server, cookie: string): Making => ({
  server,
  cookie,
  act: async (action, fields) => {
    const { text } = await callAction({
      url: server.url,
      action: actionNamed(`app/(dashboard)/${action}`),
      fields,
      cookie,
    });
    if (text.includes('"status":"error"')) throw new Error(`${action}: ${text.slice(0, 800)}`);
    return text;
  },
  send: async (method, address, body) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${text}`);
    return JSON.parse(text) as unknown;
  },
});

/** The number in an address that an answer leads to. */
export const numberIn = (pattern: RegExp, answer: string): string =>
  pattern.exec(answer)?.[1] ?? "";
