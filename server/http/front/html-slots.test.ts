import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { htmlSlots } from "./html-slots";

/** As components/markup/html-slots.ts finds them. */
const current = () =>
  (
    globalThis as typeof globalThis & {
      burnlineHtmlSlots?: { getStore: () => string[] | undefined };
    }
  ).burnlineHtmlSlots?.getStore() ?? null;

async function slotsOf(headers: Record<string, string>): Promise<string[] | null> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  return new Promise((resolve) =>
    htmlSlots(request, new ServerResponse(request), () => setImmediate(() => resolve(current()))),
  );
}

describe("where a document keeps its HTML", () => {
  it("is its own for each, as long as it is made", async () => {
    const [one, other] = await Promise.all([slotsOf({}), slotsOf({})]);
    one?.push("<p>a</p>");
    expect([one, other]).toEqual([["<p>a</p>"], []]);
    expect(current()).toBeNull();
  });

  it.each(["rsc", "next-action"])("is nowhere for what scripts ask for by %s", async (header) => {
    expect(await slotsOf({ [header]: "1" })).toBeNull();
  });
});
