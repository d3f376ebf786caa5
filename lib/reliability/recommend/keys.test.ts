import { expect, it } from "vitest";
import { keysOf } from "./keys";

const hidden = [
  { id: 7, slug: "vault", name: "a service of another team" },
  { id: 12, slug: "ledger", name: "a service of another team (2)" },
];

it.each([
  ["SLO-CEILING/shop", "SLO-CEILING/shop", "SLO-CEILING.shop"],
  ["NO-CAP/shop/pay", "NO-CAP/shop/pay", "NO-CAP.shop.pay"],
  ["NO-CAP/shop/a service of another team", "NO-CAP/shop/vault", "NO-CAP.shop.~7"],
  [
    "INSTRUMENT/shop/a service of another team (2)",
    "INSTRUMENT/shop/ledger",
    "INSTRUMENT.shop.~12",
  ],
])("%s is stored as %s and addressed as %s", (key, stored, ref) => {
  const keys = keysOf(hidden);
  expect([keys.stored(key), keys.ref(key), keys.known(stored)]).toEqual([stored, ref, key]);
});

it("addresses what is hidden in the same way whatever else is", () => {
  const [, second] = hidden.map((one) => ({ ...one, name: "a service of another team" }));
  const keys = keysOf(second ? [second] : []);
  expect(keys.ref("NO-CAP/shop/a service of another team")).toBe("NO-CAP.shop.~12");
});
