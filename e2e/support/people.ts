import { parseSetCookie, stringifyCookie } from "cookie";
import { callAction, listServerActions, type Fields, type ServerAction } from "./server-actions";
import type { Server } from "./run-server";
import { storedId } from "./stored-id";

export type Person = { email: string; password: string; cookie: string };
type Membership = { team: string; role: "viewer" | "responder" | "manager" };

const PASSWORD = "a sentence to sign in with";

export function actionNamed(name: string): ServerAction {
  const found = listServerActions().find((action) => action.name === name);
  if (!found) throw new Error(`The build has no action ${name}.`);
  return found;
}

/** The session cookie of a new session, as the sign-in form's provider gives it. */
export async function sessionCookie(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf, () => true) },
    body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
  });
  const cookie = cookiesOf(answer, (name) => name === "burnline.session");
  if (cookie === "")
    throw new Error(`${email} could not sign in: ${String(answer.status)} ${await answer.text()}`);
  return cookie;
}

/** A person who came by an invitation, as people do, and signed in. */
export async function joinByInvitation(
  server: Server,
  adminCookie: string,
  name: string,
  membership?: Membership,
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}@example.org`;
  const link = await invitationLink(server, adminCookie, { email, ...membership });
  return acceptInvitation(link, name, email);
}

/** The person who came by the link, as people do, and signed in. */
export async function acceptInvitation(link: string, name: string, email: string): Promise<Person> {
  const { text } = await callAction({
    url: link,
    action: actionNamed("app/(auth)/invite/[token]/actions.ts#acceptWithNewAccount"),
    fields: { key: keyOf(link), name, email, password: PASSWORD },
  });
  const cookie = /burnline\.session=[^;]+/.exec(text)?.[0];
  if (!cookie) throw new Error(`${name} could not accept the invitation: ${text}`);
  return { email, password: PASSWORD, cookie };
}

/** A session of the server's administrator: the one that its database holds, or a new one. */
export const adminCookieOf = async ({
  url,
  admin,
}: Pick<Server, "url" | "admin">): Promise<string> => admin.cookie ?? sessionCookie(url, admin);

/** The secret at the end of a link that was handed out. */
export const keyOf = (link: string): string => link.split("/").at(-1) ?? "";

export async function invitationLink(
  server: Server,
  adminCookie: string,
  fields: Fields,
): Promise<string> {
  const { text } = await callAction({
    url: `${server.url}/settings/users`,
    action: actionNamed("app/(dashboard)/settings/users/actions.ts#inviteUser"),
    fields,
    cookie: adminCookie,
  });
  const link = /http[^"\s]*\/invite\/[0-9A-Za-z]+/.exec(text)?.[0];
  if (!link) throw new Error(`There is no invitation link in: ${text}`);
  return link;
}

/** Where the person chooses a new password. */
export async function resetLink(
  server: Server,
  adminCookie: string,
  email: string,
): Promise<string> {
  const user = await storedId(server.databaseUrl, "users", email);
  const { text } = await callAction({
    url: `${server.url}/settings/users`,
    action: actionNamed("app/(dashboard)/settings/users/actions.ts#createResetLink"),
    fields: { user },
    cookie: adminCookie,
  });
  const link = /http[^"\s]*\/reset-password\/[0-9A-Za-z]+/.exec(text)?.[0];
  if (!link) throw new Error(`There is no link for a new password in: ${text}`);
  return link;
}

export async function apiToken(server: Server, cookie: string, fields: Fields): Promise<string> {
  const { text } = await callAction({
    url: `${server.url}/settings/tokens`,
    action: actionNamed("app/(dashboard)/settings/tokens/actions.ts#createToken"),
    fields,
    cookie,
  });
  const token = /bl_[0-9A-Za-z]{40}/.exec(text)?.[0];
  if (!token) throw new Error(`There is no token in: ${text}`);
  return token;
}

/** The cookies of an answer, as a browser would send them back. */
function cookiesOf({ headers }: Response, wanted: (name: string) => boolean): string {
  const set = headers.getSetCookie().map((line) => parseSetCookie(line));
  return stringifyCookie(
    Object.fromEntries(set.flatMap(({ name, value }) => (wanted(name) ? [[name, value]] : []))),
  );
}
