import { actionNamed } from "./people";
import { callAction, type Fields } from "./server-actions";

/**
 * What the requests are sent to: the world `first`, with a data source that answers what it is told
 * to.
 */
export type Target = {
  url: string;
  token: string;
  cookie: string;
  source: { name: string; say: (body: string) => void };
};

/**
 * One request; answers its status. `again`: which try this is, where an answer may be remembered by
 * its address.
 */
export type HostileInput = {
  parser: string;
  what: string;
  send: (target: Target, again: number) => Promise<number>;
};

export const KIB = 1024;
export const MIB = 1024 * KIB;
/** A text of at most `length` characters, as long as whole parts make it. */
export const filled = (part: string, length: number): string =>
  part.repeat(Math.floor(length / part.length));
export const numbered = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

/** What `Object.prototype` has, and what a plain object would take for more than a name. */
export const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty"];

type Sent = { method?: string; type?: string; body?: string; headers?: Record<string, string> };

/** Sends one request; answers its status. */
export async function sent(
  address: string,
  { method = "POST", type, body, headers = {} }: Sent,
): Promise<number> {
  const answer = await fetch(address, {
    method,
    redirect: "manual",
    headers: {
      connection: "close",
      ...(type === undefined ? {} : { "content-type": type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

export const act = ({ url, cookie }: Target, name: string, fields: Fields) =>
  callAction({ url, action: actionNamed(`app/(dashboard)/${name}`), fields, cookie });
