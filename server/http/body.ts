import "server-only";
import { jsonFault } from "@/lib/api/json-error";
import { maybeUnstorable } from "@/lib/text/storable";
import { jsonProblem } from "@/lib/text/json-bounds";
import { API_JSON, BROKE_OFF, bodyPatienceMs, TOO_SLOW, tooLong } from "./body-limits";
import { HttpError } from "./problem";

type BodyReader = Pick<ReadableStreamDefaultReader<Uint8Array>, "read" | "releaseLock">;

/** What a call reads of its request: one of Next, or of Node before it. */
export type CallRequest = Pick<Request, "method" | "url" | "headers"> & {
  body: { getReader: () => BodyReader } | null;
};

/** The media type of a request, without parameters; empty where none is given. */
export function mediaType(request: Pick<Request, "headers">): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

export function assertMediaType(
  request: Pick<Request, "headers">,
  allowed: readonly string[],
): void {
  const type = mediaType(request);
  if (!allowed.includes(type))
    throw new HttpError(
      415,
      `Send ${allowed.join(" or ")}${type ? `, not ${type.slice(0, 100)}` : ": the Content-Type header is missing"}.`,
    );
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity")
    throw new HttpError(415, "Send the body without Content-Encoding.");
}

/** The JSON of a body's text; says where it breaks. */
export function jsonOf(text: string): { value: unknown; suspect: boolean } {
  const wrong = jsonProblem(text, API_JSON);
  if (wrong !== null) throw new HttpError(400, `The body cannot be read. ${wrong}`);
  try {
    return { value: JSON.parse(text) as unknown, suspect: maybeUnstorable(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new HttpError(400, `The body is not valid JSON${faultWords(text)}.`);
  }
}

function faultWords(text: string): string {
  const fault = jsonFault(text);
  if (fault === null) return "";
  const { offset, line, column } = fault;
  const found =
    offset >= text.length ? "the body ends there" : `found ${JSON.stringify(text.charAt(offset))}`;
  return `: line ${line}, column ${column}, ${found}`;
}

/** The text of a body in UTF-8; refuses one over its limit while it still arrives. */
export async function readText(request: CallRequest, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes)
    throw new HttpError(413, tooLong(maxBytes));
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new HttpError(413, tooLong(maxBytes));
    chunks.push(chunk);
  }
  try {
    // At once: decoded piece by piece, a text takes twice the memory, and several times as long.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError) throw new HttpError(400, "The body is not valid UTF-8.");
    throw error;
  }
}

/**
 * The bytes of a body as they arrive; an upload that breaks off is a bad request, and one that
 * keeps us waiting is refused.
 */
export async function* chunksOf(request: CallRequest): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  let bytes = 0;
  let waitedMs = 0;
  try {
    for (;;) {
      const asked = performance.now();
      const { done, value } = await inTime(reader.read(), bodyPatienceMs(bytes) - waitedMs);
      waitedMs += performance.now() - asked;
      if (done) return;
      bytes += value.byteLength;
      yield value;
    }
  } finally {
    // Not cancelled: that would destroy the request, and its connection would hang. What is left is
    // drained before the answer ends (front/unread-body.ts).
    reader.releaseLock();
  }
}

/** What is read before the time is up; throws 408 then, and 400 where the upload broke off. */
async function inTime<T>(reading: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>(
    (_, reject) =>
      (timer = setTimeout(() => reject(new HttpError(408, TOO_SLOW)), Math.max(0, ms))),
  );
  const whole = reading.catch(() => {
    throw new HttpError(400, BROKE_OFF);
  });
  try {
    return await Promise.race([whole, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
