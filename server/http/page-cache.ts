import "server-only";
import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeader,
  RequestListener,
  ServerResponse,
} from "node:http";
import { newNonce } from "./nonce";

/** What was rendered for one session, cut where the nonce of its answer stood. */
type Page = { headers: [string, OutgoingHttpHeader][]; policy: string; pieces: string[] };

// Their pages show only what is in the store, so that a write is all that can change them within a
// minute.
const SECTIONS = /^\/(?:(?:teams|services|slos|insights)(?:[/?]|$)|incidents(?:\?|$)|\?|$)/;
// Next's own requests for parts of a page.
const PARTS = ["rsc", "next-action", "next-router-state-tree", "next-router-prefetch", "range"];
const SEEN_BY_PAGES = ["cookie", "host", "x-forwarded-host", "x-forwarded-proto"];
const OF_ONE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "date",
  "transfer-encoding",
  "content-encoding",
  "content-length",
]);
const POLICY = "content-security-policy";
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Answers a page that this session has already been given in this `epoch` from memory, under a
 * nonce of its own, and lets `render` make all others. The epoch must change with every write and
 * every minute: signing out is a write too.
 */
export function pageCache(render: RequestListener, epoch: () => Promise<string>): RequestListener {
  const memory = pageMemory();
  function answer(
    before: string,
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const page = memory.find(before, key);
    if (page) send(page, response);
    else {
      record(response, (body) => {
        const made = pageOf(response, body);
        if (made) memory.keep(before, key, made, body.length);
      });
      render(request, response);
    }
  }
  return (request, response) => {
    const key = keyOf(request);
    if (key === null) render(request, response);
    // A store that cannot be read is for the page to report.
    else
      epoch().then(
        (before) => answer(before, key, request, response),
        () => render(request, response),
      );
  };
}

/** Holds the pages of one epoch. */
function pageMemory() {
  const pages = new Map<string, Page>();
  let held = "";
  let bytes = 0;
  return {
    find(epoch: string, key: string): Page | undefined {
      if (epoch !== held) {
        pages.clear();
        [held, bytes] = [epoch, 0];
      }
      return pages.get(key);
    },
    keep(epoch: string, key: string, page: Page, size: number): void {
      if (epoch !== held || bytes + size > MOST_BYTES) return;
      pages.set(key, page);
      bytes += size;
    },
  };
}

/**
 * Everything of a request that a page may depend on; null where no page of these sections is asked
 * for.
 */
function keyOf({ method, url = "/", headers }: IncomingMessage): string | null {
  if (
    method !== "GET" ||
    !SECTIONS.test(url) ||
    !headers.cookie ||
    PARTS.some((name) => name in headers)
  )
    return null;
  return JSON.stringify([
    url,
    ...SEEN_BY_PAGES.map((name) => headers[name as keyof IncomingHttpHeaders]),
  ]);
}

/** Gives the whole body to `done` once it has been handed over. */
function record(response: ServerResponse, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(
        Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"),
      );
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  response.write = ((...given: Parameters<typeof write>) => {
    note(given[0], given[1]);
    return write(...given);
  }) as typeof response.write;
  response.end = ((...given: Parameters<typeof end>) => {
    note(given[0], given[1]);
    done(Buffer.concat(chunks));
    return end(...given);
  }) as typeof response.end;
}

/** Null for an answer that is no whole page, or does more than show one. */
function pageOf(response: ServerResponse, body: Buffer): Page | null {
  const policy = response.getHeader(POLICY);
  const nonce = typeof policy === "string" ? /'nonce-([^']+)'/.exec(policy)?.[1] : undefined;
  const type = String(response.getHeader("content-type") ?? "");
  if (
    response.statusCode !== 200 ||
    !type.startsWith("text/html") ||
    response.hasHeader("set-cookie") ||
    typeof policy !== "string" ||
    !nonce
  )
    return null;
  const headers = Object.entries(response.getHeaders()).flatMap(
    ([name, value]): [string, OutgoingHttpHeader][] =>
      value === undefined || OF_ONE_CONNECTION.has(name) || name === POLICY ? [] : [[name, value]],
  );
  return { headers, policy: policy.replace(nonce, NONCE), pieces: body.toString().split(nonce) };
}

const NONCE = "{nonce}";

function send(page: Page, response: ServerResponse): void {
  const nonce = newNonce();
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader(POLICY, page.policy.replace(NONCE, nonce));
  response.end(page.pieces.join(nonce));
}
