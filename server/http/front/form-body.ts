import "server-only";
import { formProblem, MOST_PARTS, TOO_MANY_FIELDS } from "@/lib/form/form-bounds";
import { jsonProblem } from "@/lib/text/json-bounds";
import { FORM_JSON } from "../body-limits";

const DAMAGED =
  "The form is damaged: send it whole, each part with a name, between the boundaries that its Content-Type names.";
const BOUNDARY = /;[ \t]*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const END_OF_HEAD = "\r\n\r\n";
/** A part's name and the little that browsers say beside it. */
const MOST_HEAD_BYTES = 1024;

/**
 * Why the body of a form, or of a server action's call, is not handed on; null for one that may be
 * read.
 */
export async function formBodyProblem(contentType: string, body: Buffer): Promise<string | null> {
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "multipart/form-data")
    return partsProblem(contentType, body) ?? (await fieldsProblem(contentType, body));
  if (type !== "application/x-www-form-urlencoded")
    return jsonProblem(body.toString("latin1"), FORM_JSON);
  if (placesOf(body, "&").length > MOST_PARTS) return TOO_MANY_FIELDS;
  return formProblem(new URLSearchParams(body.toString("latin1")).keys());
}

/**
 * Counted in one pass, before a parser makes something of each part and of each line of its head.
 */
function partsProblem(contentType: string, body: Buffer): string | null {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return DAMAGED;
  const starts = placesOf(body, `--${boundary}`);
  const last = starts.pop();
  if (last === undefined) return DAMAGED;
  if (starts.length > MOST_PARTS) return TOO_MANY_FIELDS;
  const isWhole = (start: number) =>
    body.subarray(start, start + MOST_HEAD_BYTES).includes(END_OF_HEAD);
  return starts.every(isWhole) ? null : DAMAGED;
}

/** Where `mark` stands; not more places than it takes to see that they are too many. */
function placesOf(body: Buffer, mark: string): number[] {
  const places: number[] = [];
  let at = body.indexOf(mark);
  while (at >= 0 && places.length <= MOST_PARTS + 1) {
    places.push(at);
    at = body.indexOf(mark, at + mark.length);
  }
  return places;
}

/**
 * Reads the form as Next will: what the parser cannot read would be answered as an error of the
 * server.
 */
async function fieldsProblem(contentType: string, body: Buffer): Promise<string | null> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": contentType },
    }).formData();
    return formProblem(form.keys());
  } catch (error) {
    if (error instanceof TypeError) return DAMAGED;
    throw error;
  }
}
