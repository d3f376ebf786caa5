import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { pageContext } from "./page-context";

type Holder = typeof globalThis & {
  burnlinePageContext?: {
    getStore: () => { timeZone: string; html: string[] | null } | undefined;
  };
};
const current = () => (globalThis as Holder).burnlinePageContext?.getStore();

/** What is known in the next turn of the request's work. */
async function contextOf(headers: Record<string, string>, url = "/slos") {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url });
  Object.assign(request.headers, headers);
  return new Promise<ReturnType<typeof current>>((resolve) =>
    pageContext(request, new ServerResponse(request), () => setImmediate(() => resolve(current()))),
  );
}

describe("what is known of a page while it is made", () => {
  it("is its own for each, as long as it is made", async () => {
    const [one, other] = await Promise.all([contextOf({}), contextOf({})]);
    one?.html?.push("<p>a</p>");
    expect([one?.html, other?.html]).toEqual([["<p>a</p>"], []]);
    expect(current()).toBeUndefined();
  });

  it.each(["rsc", "next-action"])("keeps no HTML of what scripts ask for by %s", async (header) => {
    expect((await contextOf({ [header]: "1" }))?.html).toBeNull();
  });

  it.each([
    ["", "UTC"],
    ["zone=Asia%2FKathmandu", "Asia/Kathmandu"],
    ["zone=Asia%2FKathmandu; utc=1", "UTC"],
    ["zone=Asia%2FNowhere", "UTC"],
    ["zone=%E0%A4", "UTC"],
  ])("names the zone of a reader with the cookies %j", async (cookie, zone) => {
    expect((await contextOf({ cookie }))?.timeZone).toBe(zone);
  });

  it("is nothing for what is no page", async () => {
    expect(await contextOf({}, "/api/v1/slos?a=b")).toBeUndefined();
  });
});
