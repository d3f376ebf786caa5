import { describe, expect, it } from "vitest";
import { likelyDuplicates } from "./duplicates";

const open = [
  { number: 1, title: "Search is slow", severity: "SEV3", services: ["search-api"] },
  {
    number: 2,
    title: "Card payments fail in Europe",
    severity: "SEV1",
    services: ["checkout", "ledger"],
  },
  { number: 3, title: "Payments are slow", severity: "SEV2", services: ["gateway"] },
];
const numbers = (title: string, ...services: string[]) =>
  likelyDuplicates({ title, services }, open).map(({ number }) => number);

describe("incidents that may be the same", () => {
  it("affect one of the services, or share a long word of the title", () => {
    expect(numbers("", "checkout")).toEqual([2]);
    expect(numbers("PAYMENTS broken")).toEqual([2, 3]);
    expect(numbers("Payments slow", "gateway")).toEqual([3, 1, 2]);
  });

  it("do not share short words only", () => {
    expect(numbers("It is in a mess", "identity")).toEqual([]);
  });
});
