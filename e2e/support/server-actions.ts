import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildFolder } from "./build-folder";

/** `page`: the pattern of a page that offers it. */
export type ServerAction = { id: string; name: string; page: string };
export type Fields = Record<string, string | string[]>;
export type ActionAnswer = { status: number; text: string; state: string };

type Manifest = Record<
  "node" | "edge",
  Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
>;

/** All server actions that the build can be asked for, as `app/slos/actions.ts#createSlo`. */
export const listServerActions = (): ServerAction[] => (actions ??= readServerActions());
let actions: ServerAction[] | undefined;

function readServerActions(): ServerAction[] {
  const manifest = JSON.parse(
    readFileSync(path.join(buildFolder(), "server/server-reference-manifest.json"), "utf8"),
  ) as Manifest;
  return [...Object.entries(manifest.node), ...Object.entries(manifest.edge)]
    .map(([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${filename}#${exportedName}`,
      page: pageOf(Object.keys(workers)[0] ?? ""),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** `app/(dashboard)/slos/new/page` is served as `/slos/new`. */
const pageOf = (worker: string): string =>
  worker
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replaceAll(/\/\([^)]*\)/g, "") || "/";

/**
 * `state`: an action of `useActionState`, called with its previous state and the form; `form`: with
 * the form alone.
 */
export type Arguments = "state" | "form";
/** `fetch`: as the script in the page calls it; `form`: as a form sends it without JavaScript. */
export type Manner = "fetch" | "form";

type Call = {
  url: string;
  action: ServerAction;
  fields: Fields;
  cookie?: string | undefined;
  args?: Arguments;
  manner?: Manner;
};

/** Calls an action through whatever route `url` is. */
export async function callAction({
  url,
  action,
  fields,
  cookie,
  args = "state",
  manner = "fetch",
}: Call): Promise<ActionAnswer> {
  // A connection of its own: a busy server closes one that was kept open just when the next call is
  // sent over it.
  const headers: Record<string, string> = {
    connection: "close",
    // To compress an answer takes both sides longer than to send it.
    "accept-encoding": "identity",
    origin: new URL(url).origin,
    ...(cookie ? { cookie } : {}),
    ...(manner === "fetch" ? { "next-action": action.id, accept: "text/x-component" } : {}),
  };
  const body = manner === "fetch" ? await callBody(fields, args) : formBody(action, fields, args);
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
  const text = await answer.text();
  return {
    status: answer.status,
    text: `${headerText(answer.headers)}\n${text}`,
    state: STATE.exec(text)?.[1] ?? "",
  };
}

/** Long texts stand in front of it, without the end of a line. */
const STATE = /1:(\{"status".*)$/m;

// The encoding is React's own and no stable interface: its own encoder knows it.
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.node",
) as { encodeReply: (args: unknown[]) => Promise<string | FormData> };

function callBody(fields: Fields, args: Arguments): Promise<string | FormData> {
  const form = new FormData();
  for (const [name, value] of entries(fields)) form.append(name, value);
  return encodeReply(args === "state" ? [{ status: "idle" }, form] : [form]);
}

/** A form sent by the browser itself: hidden fields name the action and what is bound to it. */
function formBody({ id }: ServerAction, fields: Fields, args: Arguments): FormData {
  const body = new FormData();
  if (args === "form") {
    body.append(`$ACTION_ID_${id}`, "");
  } else {
    body.append("$ACTION_REF_1", "");
    body.append("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
    body.append("$ACTION_1:1", JSON.stringify([{ status: "idle" }]));
    body.append("$ACTION_KEY", "k1");
  }
  for (const [name, value] of entries(fields)) body.append(name, value);
  return body;
}

const entries = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
const headerText = (headers: Headers): string =>
  [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
