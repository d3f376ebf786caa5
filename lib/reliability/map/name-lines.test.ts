import { expect, it } from "vitest";
import { nameLines, shortened } from "./name-lines";

it.each([
  ["checkout", ["checkout"]],
  ["payment-gateway-europe", ["payment-", "gateway-", "europe"]],
  ["Card network of the bank", ["Card", "network of", "the bank"]],
  ["abcdefghijklmnop", ["abcdefghij", "klmnop"]],
  ["abcdefghijklmnopqrstuvwxyz-123456789", ["abcdefghij", "klmnopqrst", "uvwxyz-12…"]],
])("%s has its lines of ten characters", (name, lines) => {
  expect(nameLines(name, 10)).toEqual(lines);
});

it.each([
  ["ten letters", "ten lette…"],
  ["ten letter", "ten letter"],
  ["checkout of the shop", "checkout…"],
])("%s in one line of ten characters is %s", (name, short) => {
  expect(shortened(name, 10)).toBe(short);
});
