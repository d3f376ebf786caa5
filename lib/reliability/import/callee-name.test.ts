import { expect, it } from "vitest";
import { calleeName } from "./callee-name";

const of = (name: string | null) =>
  calleeName(name, { caller: "shop", taken: new Set(["payments", "card-gateway"]) });

it.each([
  ["payments", "payments"],
  ["cardGateway", "card-gateway"],
  ["Card_Gateway", "card-gateway"],
  ["payments.default.svc.cluster.local", "payments"],
  ["payments:8443", "payments"],
  ["stripe.com", "stripe-com"],
  ["shop", ""],
  ["!?", ""],
  [null, ""],
])("%s is registered as %s", (name, callee) => {
  expect(of(name)).toBe(callee);
});
