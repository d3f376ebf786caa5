import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { originForm } from "./origin-form";

function pathSeen(url: string): string | undefined {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url });
  let seen: string | undefined;
  originForm(request, new ServerResponse(request), (handed) => (seen = handed.url));
  return seen;
}

it.each([
  ["http://burnline.example/slos?q=a%2Fb", "/slos?q=a%2Fb"],
  ["http://burnline.example", "/"],
  ["https://burnline.example:8443/healthz", "/healthz"],
  ["*", "/malformed-address"],
  ["burnline.example:443", "/malformed-address"],
  ["/slos?next=http://burnline.example", "/slos?next=http://burnline.example"],
])("a request for %s is one for %s", (url, path) => {
  expect(pathSeen(url)).toBe(path);
});
