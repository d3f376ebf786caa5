import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM, OTHER_TEAM } from "./people";
import { FIRST_SERVICE, HIDDEN_SERVICE } from "./services";

/** A level without targets is passed over. */
const OPTIONAL = [
  "levels.0.targets",
  "levels.1.targets",
  "repeat",
  "whenNobodyAnswers",
  "reNotifyAfterMinutes",
  "levels.0.when.severities",
  "levels.0.when.hours.applies",
  "levels.0.when.hours.restrictions.0.days",
];
const FIRST = "payments-pages";
const HIDDEN = `${HIDDEN_TEAM}-pages`;
/** One that is in use is not deleted. */
const SPARE = `${HIDDEN_TEAM}-spare`;
const ACTIONS = "app/(dashboard)/on-call/policies/actions.ts";
const CREATE = "on-call/policies/actions.ts#createPolicy";
const TEAM_PAGING = "on-call/policies/actions.ts#saveTeamPaging";

const policy = (slug: string, name: string, team: string) => ({
  slug,
  name,
  team,
  "levels.0.targets": [`team:${team}`],
  "levels.0.timeoutMinutes": "240",
  "levels.1.targets": [`team:${team}`],
  "levels.1.timeoutMinutes": "480",
  repeat: "0",
});

export default noun({
  restsOn: ["people", "services"],
  resolvers: {
    policy: ofEachSort("select slug as policy from escalation_policies order by id", () => 1),
  },
  first: {
    places: { policy: FIRST },
    async make({ act, server }) {
      await act(CREATE, {
        ...policy(FIRST, "Payments, day and night", "payments"),
        "levels.0.targets": [`person:${server.admin.email}`, "person:gone@example.org"],
        whenNobodyAnswers: ["team:payments"],
      });
      await act(TEAM_PAGING, { team: "payments", policy: FIRST });
      await act("on-call/policies/actions.ts#saveServicePaging", {
        service: FIRST_SERVICE,
        policy: FIRST,
      });
    },
  },
  hidden: {
    places: { policy: HIDDEN },
    unknown: { policy: "unknowns-pages" },
    numbered: null,
    async make({ act }) {
      for (const [slug, team, mark] of [
        [HIDDEN, HIDDEN_TEAM, "Vermilion"],
        [SPARE, HIDDEN_TEAM, "Vermilion spare"],
        [`${OTHER_TEAM}-pages`, OTHER_TEAM, "Azure"],
      ] as const)
        await act(CREATE, policy(slug, `${mark} pages`, team));
      await act(TEAM_PAGING, { team: HIDDEN_TEAM, policy: HIDDEN });
    },
    ids: async () => ({}),
  },
  calls: () => {
    const saved = policy(HIDDEN, "Stolen", HIDDEN_TEAM);
    const whole = {
      ...saved,
      version: "1",
      whenNobodyAnswers: [`team:${HIDDEN_TEAM}`],
      reNotifyAfterMinutes: "30",
      "levels.0.when.severities": ["SEV1"],
      "levels.0.when.hours.applies": "outside",
      "levels.0.when.hours.timeZone": "Europe/Berlin",
      "levels.0.when.hours.restrictions.0.days": ["mon", "tue"],
      "levels.0.when.hours.restrictions.0.from": "09:00",
      "levels.0.when.hours.restrictions.0.to": "17:00",
    };
    return {
      [`${ACTIONS}#createPolicy`]: {
        fields: { ...saved, slug: "stolen-policy" },
        whole: { ...whole, slug: "stolen-policy" },
        optional: OPTIONAL,
      },
      [`${ACTIONS}#updatePolicy`]: { fields: saved, whole, optional: OPTIONAL },
      [`${ACTIONS}#saveServicePaging`]: { fields: { service: HIDDEN_SERVICE, policy: HIDDEN } },
      [`${ACTIONS}#saveTeamPaging`]: { fields: { team: HIDDEN_TEAM, policy: "" } },
      [`${ACTIONS}#deletePolicyAction`]: { fields: { policy: SPARE } },
    };
  },
  async hostile({ act }, { text, name }) {
    await act(CREATE, policy(name, text.slice(0, 80), name));
    await act(TEAM_PAGING, { team: name, policy: name });
    return { policy: name };
  },
  fuzz: {
    names: (unique) => ({ policy: unique("policy") }),
    async renew(call, names) {
      const slug = placeOf(names, "policy");
      const team = placeOf(names, "team");
      const levels = [{ targets: [{ team }], timeoutMinutes: 5 }];
      await call("PUT", `/escalation-policies/${slug}`, { json: { name: slug, team, levels } });
    },
    number: async () => ({}),
    pageReads: [],
  },
});
