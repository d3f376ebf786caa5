import { expect, it } from "vitest";
import { keysOf } from "./keys";

const visible = ["shop", "pay"];
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
  ["NO-CAP/shop/external:mail", "NO-CAP/shop/mail", "NO-CAP.shop.mail"],
  ["NO-CAP/shop/external:pay", "NO-CAP/shop/external:pay", "NO-CAP.shop.external:pay"],
  // Only who sees the vault is told that there is one.
  ["NO-CAP/shop/external:vault", "NO-CAP/shop/external:vault", "NO-CAP.shop.vault"],
])("%s is stored as %s and addressed as %s", (key, stored, ref) => {
  const keys = keysOf(hidden, visible);
  expect([keys.stored(key), keys.ref(key)]).toEqual([stored, ref]);
});

it("addresses what is hidden in the same way whatever else is", () => {
  const [, second] = hidden.map((one) => ({ ...one, name: "a service of another team" }));
  const keys = keysOf(second ? [second] : [], visible);
  expect(keys.ref("NO-CAP/shop/a service of another team")).toBe("NO-CAP.shop.~12");
});
