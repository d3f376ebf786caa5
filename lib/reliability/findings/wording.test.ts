import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRegistry } from "@/lib/testing/any-registry";
import { runs } from "@/lib/testing/runs";
import { recommendationsOf } from "../recommend/recommendations-of";
import { findingsOf } from "./findings-of";
import { joined, named, namedFew, plain, said, type Wording, wordsOf } from "./wording";

const NAMES: Readonly<Record<string, string>> = { shop: "Shop", pay: "Card gateway" };
const people = (wording: Wording): string => plain(wording, (name) => NAMES[name] ?? name);

describe("a wording", () => {
  it("reads with names as the registry has them, or as people do", () => {
    const inner = said`the calls to ${named("pay")}`;
    const wording = said`${named("shop")} retries ${inner} ${3} times${""}.`;
    expect(plain(wording)).toBe("shop retries the calls to pay 3 times.");
    expect(people(wording)).toBe("Shop retries the calls to Card gateway 3 times.");
    expect(plain("No names.")).toBe("No names.");
  });

  it("takes what stands in a text for no name", () => {
    expect(people(said`${"pay"} for ${named("pay")}`)).toBe("pay for Card gateway");
  });

  it("joins its parts without losing the names in them", () => {
    expect(people(joined(["1", said`${named("pay")} unknown`], " + "))).toBe(
      "1 + Card gateway unknown",
    );
  });

  it.each([
    [["a"], "a"],
    [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and f"],
    [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 more"],
  ])("says of many names the first five: %j", (names, text) => {
    expect(plain(namedFew(names))).toBe(text);
  });
});

it("something external keeps its name, also where a service is called so", () => {
  const registry = {
    services: [{ slug: "shop", targetPercent: 99.9 }, { slug: "pay" }],
    dependencies: [
      {
        caller: "shop",
        callee: "pay",
        kind: "external" as const,
        criticality: "hard" as const,
        availabilityPercent: 99.9,
      },
    ],
  };
  const finding = findingsOf(registry, 0).find(({ id }) => id === "EXTRA-NINE");
  expect(people(finding?.message ?? "")).toContain("Shop has a target of 99.9%, but pay promises");
});

it("every name in what is found and recommended stands apart from the words", () => {
  const distinct = (name: string): string => `x-${name}-x`;
  fc.assert(
    fc.property(anyRegistry, ({ services, dependencies }) => {
      const registry = {
        services: services.map((one) => ({ ...one, slug: distinct(one.slug) })),
        dependencies: dependencies.map(({ fallback, ...one }) => ({
          ...one,
          caller: distinct(one.caller),
          callee: distinct(one.callee),
          ...(fallback && {
            fallback: {
              ...fallback,
              ...(fallback.dependency && { dependency: distinct(fallback.dependency) }),
            },
          }),
        })),
      };
      const findings = findingsOf(registry, 0);
      const texts = [...findings, ...recommendationsOf(findings)].flatMap((one) => [
        one.change,
        ...("message" in one ? [one.message, one.formula] : []),
      ]);
      const words = texts.flatMap(wordsOf).filter((part) => typeof part === "string");
      expect(words.filter((text) => /x-\w+-x/.test(text))).toEqual([]);
    }),
    { seed: 5, numRuns: runs(100) },
  );
});
