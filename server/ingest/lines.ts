import "server-only";
import { yieldToOthers } from "@/server/request/yield-to-others";

export type Line = { number: number; text: string } | { number: number; text: null };

const MAX_LINE_LENGTH = 16_384;
/** So long lines are handed over before others get their turn: a chunk may hold ten thousands. */
const TURN_MS = 20;

/**
 * The lines of a text as it arrives, empty ones left out; `text` is null for a line longer than
 * 16,384 characters. Holds one line at a time.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let tooLong = false;
  let number = 0;
  const finish = (text: string): Line | null => {
    number += 1;
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    const refused = tooLong || line.length > MAX_LINE_LENGTH;
    tooLong = false;
    if (refused) return { number, text: null };
    return line.trim() === "" ? null : { number, text: line };
  };
  let since = performance.now();
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const line = finish(part);
      if (line) yield line;
      if (performance.now() - since > TURN_MS) {
        await yieldToOthers();
        since = performance.now();
      }
    }
    if (rest.length > MAX_LINE_LENGTH) {
      tooLong = true;
      rest = "";
    }
  }
  const last = rest + decoder.decode();
  const line = last !== "" || tooLong ? finish(last) : null;
  if (line) yield line;
}
