import { numberIn } from "../support/making";
import { minutesAgo } from "../support/minutes-ago";
import { noun, placeOf } from "../support/noun";
import { admin } from "../support/run-server";
import { ofEachSort } from "../walker/each-sort";
import { FIRST_SERVICE, HIDDEN_SERVICE } from "./services";

/** The first of an installation. */
const FIRST = "1";
const ACTIONS = "app/(dashboard)/incidents/actions.ts";

export default noun({
  restsOn: ["services", "slos"],
  resolvers: {
    number: ofEachSort(
      "select id as number, status as sort from incidents order by id desc",
      ({ sort }) => sort === "resolved",
    ),
  },
  first: {
    places: { number: FIRST, incident: FIRST, entry: "1" },
    async make({ send }) {
      const services = [FIRST_SERVICE];
      await send("POST", "/incidents", {
        title: "Refunds wait",
        severity: "SEV2",
        services,
        startedAt: minutesAgo(90),
        detectedAt: minutesAgo(80),
      });
      for (const [text, minutes] of [
        ["Seen in the **logs**", 70],
        ["Rolled back", 20],
      ] as const)
        await send("POST", `/incidents/${FIRST}/timeline`, { text, at: minutesAgo(minutes) });
      await send("PATCH", `/incidents/${FIRST}`, { status: "monitoring" });
      await send("POST", "/incidents", {
        title: "Cards are declined",
        severity: "SEV1",
        services,
        startedAt: minutesAgo(60),
        resolvedAt: minutesAgo(30),
      });
    },
  },
  hidden: {
    places: { number: FIRST, entry: "1" },
    unknown: { number: "987652", entry: "1" },
    numbered: "number",
    async make({ send }) {
      const one = { severity: "SEV2", services: [HIDDEN_SERVICE] };
      for (const title of ["Vermilion fire", "Vermilion smoke"])
        await send("POST", "/incidents", { ...one, title, summary: "Vermilion customers wait." });
      await send("POST", "/incidents", {
        ...one,
        title: "Vermilion embers",
        startedAt: minutesAgo(20),
        resolvedAt: minutesAgo(10),
      });
      for (const text of ["Vermilion note", "Vermilion scrap"])
        await send("POST", `/incidents/${FIRST}/timeline`, { text });
    },
    ids: async (find) => ({
      incident: Number(FIRST),
      related: await find("incidents", "Vermilion smoke"),
      ended: await find("incidents", "Vermilion embers"),
      entry: await find("incident_entries", "Vermilion note"),
      scrap: await find("incident_entries", "Vermilion scrap"),
    }),
  },
  calls(ids) {
    const incident = String(ids.incident);
    const other = String(ids.related);
    const ended = String(ids.ended);
    const entry = { incident, entry: String(ids.entry) };
    const noon = { at: "2026-11-01T12:00", timeZone: "UTC" };
    return {
      [`${ACTIONS}#declare`]: {
        fields: { title: "Stolen", severity: "SEV1", services: HIDDEN_SERVICE, started: "30" },
        optional: ["started"],
        texts: ["title"],
      },
      [`${ACTIONS}#assignRoleAction`]: {
        fields: { incident, role: "commander", email: admin.email },
        optional: ["email"],
      },
      [`${ACTIONS}#acknowledgeAction`]: { fields: { incident: other } },
      [`${ACTIONS}#changeSeverityAction`]: {
        fields: { incident, to: "SEV1", text: "Stolen" },
        optional: ["text"],
        texts: ["text"],
      },
      [`${ACTIONS}#changeStatusAction`]: {
        fields: { incident, to: "identified", text: "Stolen" },
        optional: ["text"],
        texts: ["text"],
      },
      [`${ACTIONS}#updateStakeholdersAction`]: {
        fields: { incident, text: "Stolen", to: "identified" },
        optional: ["to"],
        texts: ["text"],
      },
      [`${ACTIONS}#setTimeAction`]: {
        fields: { incident, mark: "started", ...noon },
        optional: ["timeZone"],
      },
      [`${ACTIONS}#editIncidentAction`]: {
        fields: { incident, version: "1", title: "Stolen", services: HIDDEN_SERVICE },
        texts: ["title"],
      },
      [`${ACTIONS}#addEntryAction`]: { fields: { incident, text: "Stolen" }, texts: ["text"] },
      [`${ACTIONS}#editEntryAction`]: {
        fields: { ...entry, version: "1", text: "Stolen", ...noon, was: "1" },
        optional: ["timeZone"],
        texts: ["text"],
      },
      [`${ACTIONS}#starEntryAction`]: {
        fields: { ...entry, starred: "true" },
        optional: ["starred"],
      },
      [`${ACTIONS}#linkAction`]: { fields: { incident, other } },
      [`${ACTIONS}#unlinkAction`]: { fields: { incident, other } },
      [`${ACTIONS}#waivePostmortemAction`]: {
        fields: { incident: ended, reason: "Stolen" },
        texts: ["reason"],
      },
      [`${ACTIONS}#takeBackWaiverAction`]: { fields: { incident: ended } },
      [`${ACTIONS}#deleteEntryAction`]: { fields: { incident, entry: String(ids.scrap) } },
      [`${ACTIONS}#markDuplicateAction`]: { fields: { incident, other } },
      [`${ACTIONS}#unmarkDuplicateAction`]: { fields: { incident } },
      [`${ACTIONS}#deleteIncidentAction`]: { fields: { incident } },
    };
  },
  async hostile({ act }, { text, name }) {
    const declared = await act("incidents/actions.ts#declare", {
      title: text,
      severity: "SEV3",
      services: name,
      summary: text,
      command: "on",
    });
    const number = numberIn(/\/incidents\/(\d+)/, declared);
    await act("incidents/actions.ts#addEntryAction", { incident: number, text });
    return { number };
  },
  fuzz: {
    names: () => ({}),
    renew: async () => {},
    async number({ send }, names) {
      const incident = (await send("POST", "/incidents", {
        title: "Looked at",
        severity: "SEV3",
        services: [placeOf(names, "service")],
      })) as { number: number };
      const number = String(incident.number);
      const entry = (await send("POST", `/incidents/${number}/timeline`, {
        text: "Looked at",
      })) as { id: number };
      return { number, entry: String(entry.id) };
    },
    pageReads: [],
  },
});
