import { expect, it } from "vitest";
import { endingWords, holdingWords, isEmptyHanded } from "./holdings";

const NONE = {
  services: 0,
  incidents: 0,
  openIncidents: 0,
  postmortems: 0,
  schedules: 0,
  dataSources: 0,
  integrations: 0,
  policies: 0,
  channels: 0,
  members: 0,
  tokens: 0,
  invitations: 0,
};

it("says what a team is in charge of, and nothing of what it has none of", () => {
  expect(holdingWords({ ...NONE, services: 2, incidents: 3, openIncidents: 1, schedules: 1 })).toBe(
    "2 services, 3 incidents (1 open) and 1 schedule",
  );
  expect(holdingWords({ ...NONE, postmortems: 1 })).toBe("1 postmortem");
  expect(holdingWords({ ...NONE, dataSources: 1 })).toBe("1 data source");
  expect(holdingWords({ ...NONE, integrations: 2 })).toBe("2 integrations");
  expect(holdingWords({ ...NONE, policies: 2 })).toBe("2 escalation policies");
  expect(holdingWords({ ...NONE, policies: 1, channels: 2 })).toBe(
    "1 escalation policy and 2 channels",
  );
  expect(isEmptyHanded({ ...NONE, policies: 1 })).toBe(false);
  expect(holdingWords(NONE)).toBe("");
});

it("says what happens to people, tokens and links", () => {
  expect(endingWords({ ...NONE, members: 1, tokens: 2 })).toEqual([
    "1 member loses access to what the team keeps to itself. The account stays.",
    "2 API tokens of the team stop working.",
  ]);
  expect(endingWords(NONE)).toEqual([]);
});

it("a team of people alone can go, one with anything that needs an owner cannot", () => {
  expect(isEmptyHanded({ ...NONE, members: 4, tokens: 2, invitations: 1 })).toBe(true);
  const things = [
    "services",
    "incidents",
    "postmortems",
    "schedules",
    "dataSources",
    "integrations",
    "policies",
    "channels",
  ];
  for (const key of things) expect(isEmptyHanded({ ...NONE, [key]: 1 }), key).toBe(false);
});
