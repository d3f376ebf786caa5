import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { inOrder, type Middleware } from "./middleware";

const asked = () => {
  const request = new IncomingMessage(new Socket());
  return { request, response: new ServerResponse(request) };
};

it("each is asked in its order, and what one answers reaches none behind it", () => {
  const seen: string[] = [];
  const passes =
    (name: string): Middleware =>
    (request, response, next) => {
      seen.push(name);
      next(request, response);
    };
  const { request, response } = asked();
  inOrder([passes("first"), passes("second")], () => seen.push("last"))(request, response);
  expect(seen).toEqual(["first", "second", "last"]);

  seen.length = 0;
  const answers: Middleware = () => seen.push("answered");
  inOrder([passes("first"), answers, passes("behind")], () => seen.push("last"))(request, response);
  expect(seen).toEqual(["first", "answered"]);
});

it("what one hands on in place of the request is what the next gets", () => {
  const other = asked().request;
  const { request, response } = asked();
  let got: IncomingMessage | null = null;
  inOrder([(_request, given, next) => next(other, given)], (last) => (got = last))(
    request,
    response,
  );
  expect(got).toBe(other);
});
