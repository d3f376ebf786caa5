import "server-only";
import { jsonErrorOffset, lineAndColumn } from "@/lib/api/json-error";
import { maybeUnstorable } from "@/lib/text/storable";
import { HttpError } from "./problem";

/** The media type of a request, without parameters; empty where none is given. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

export function assertMediaType(request: Request, allowed: readonly string[]): void {
  const type = mediaType(request);
  if (!allowed.includes(type)) throw new HttpError(415, `Send ${allowed.join(" or ")}${type ? `, not ${type.slice(0, 100)}` : ": the Content-Type header is missing"}.`);
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity") throw new HttpError(415, "Send the body without Content-Encoding.");
}

/** The JSON of a body; refuses one over its limit while it still arrives, and says where the JSON breaks. */
export async function readJson(request: Request, maxBytes: number): Promise<{ value: unknown; suspect: boolean }> {
  const text = await readText(request, maxBytes);
  try {
    return { value: JSON.parse(text) as unknown, suspect: maybeUnstorable(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = jsonErrorOffset(text) ?? text.length;
    const { line, column } = lineAndColumn(text, offset);
    const found = offset >= text.length ? "the body ends there" : `found ${JSON.stringify(text.charAt(offset))}`;
    throw new HttpError(400, `The body is no JSON: line ${line}, column ${column}, ${found}.`);
  }
}

/** The text of a body in UTF-8. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLong = new HttpError(413, `The body is longer than ${maxBytes.toLocaleString("en")} bytes. Send less at a time.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLong;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(request)) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLong;
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) throw new HttpError(400, "The body is not valid UTF-8.");
    throw error;
  }
  return parts.join("");
}

/** The bytes of a body as they arrive; an upload that breaks off is a bad request. */
export async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new HttpError(400, "The body broke off before its end.");
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Nobody reads on after a refusal; the rest of the upload is dropped.
    await reader.cancel().catch(() => undefined);
  }
}
