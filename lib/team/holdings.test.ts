import { expect, it } from "vitest";
import { endingWords, type Holding, holdingWords, isEmptyHanded } from "./holdings";

const PEOPLE = { members: 0, tokens: 0, invitations: 0 };
const NONE = { ...PEOPLE, owned: [] };

const services = (count: number): Holding => ({ one: "service", many: "services", count });
const incidents = (count: number, open: number): Holding => ({
  one: "incident",
  many: "incidents",
  count,
  open,
});
const policies = (count: number): Holding => ({
  one: "escalation policy",
  many: "escalation policies",
  count,
});

const wordsOf = (...owned: Holding[]): string => holdingWords({ ...PEOPLE, owned });

it("says what a team is in charge of, and nothing of what it has none of", () => {
  expect(wordsOf(services(2), incidents(3, 1), policies(1))).toBe(
    "2 services, 3 incidents (1 open) and 1 escalation policy",
  );
  expect(wordsOf(services(0), incidents(1, 0), policies(2))).toBe(
    "1 incident and 2 escalation policies",
  );
  expect(wordsOf(services(0), incidents(0, 0))).toBe("");
});

it("says what happens to people, tokens and links", () => {
  expect(endingWords({ ...NONE, members: 1, tokens: 2 })).toEqual([
    "1 member loses access to what the team keeps to itself. The account stays.",
    "2 API tokens of the team stop working.",
  ]);
  expect(endingWords(NONE)).toEqual([]);
});

it("a team of people alone can go, one with anything that needs an owner cannot", () => {
  const people = { members: 4, tokens: 2, invitations: 1 };
  expect(isEmptyHanded({ ...people, owned: [services(0), policies(0)] })).toBe(true);
  expect(isEmptyHanded({ ...people, owned: [services(0), policies(1)] })).toBe(false);
});
