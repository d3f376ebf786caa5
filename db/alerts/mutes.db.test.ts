import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { MuteInput } from "@/lib/alert/mute-schema";
import type { Sighting } from "@/lib/alert/sighting";
import { MINUTE_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { declareIncident } from "../incidents/declare";
import { acknowledgeIncident } from "../incidents/set-time";
import { escalations } from "../schema/escalations";
import { notifications } from "../schema/notifications";
import { closeStore, read, write } from "../store/client";
import { serialWrite } from "../store/serial-write";
import { alertPeople } from "../testing/alert-people";
import { systemActor } from "../testing/fresh-store";
import { auditActions, min, NOON, teamNamed } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { fullDisk } from "../testing/sightings";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";
import { endMutes } from "./end-mutes";
import { getAlert, listAlertEvents } from "./find";
import { applySighting } from "./internal/apply";
import { listAlerts } from "./list";
import { acknowledge } from "./respond";
import { createMute, endMute, listEndedMutes, listOpenMutes, muteAlert } from "./mutes";

let mara: UserActor;
let viewer: UserActor;
let stranger: UserActor;

beforeEach(async () => {
  ({ mara, viewer, stranger } = await alertPeople());
});
afterAll(closeStore);

const history = async (id: number) =>
  (await listAlertEvents(mara, id)).map(({ transition, actor }) => [transition, actor]);

describe("a mute", () => {
  const MUTE: MuteInput = {
    team: "payments",
    matchers: [{ name: "instance", op: "=~", value: "db-.*" }],
    minutes: 30,
    reason: "Moving disks",
  };
  const disk = async (event: "seen" | "gone", minute: number, key = "disk") => {
    const teamId = await teamNamed("payments");
    const about = fullDisk(teamId, { key, labels: { instance: "db-1" } });
    const sighting: Sighting =
      event === "seen" ? { ...about, event, severity: "page" } : { ...about, event };
    await serialWrite((tx) => applySighting(tx, systemActor, sighting, min(minute)));
  };
  const muted = async () =>
    (await listAlerts(mara, { muted: true }, { order: "newest", limit: 9, before: null })).total;

  it("covers what fires within it, and what is open already, until it ends", async () => {
    const id = await storedAlert("payments", { labels: { instance: "db-1" } });
    const other = await storedAlert("payments", { key: "other", labels: { instance: "web-1" } });
    await createMute(mara, MUTE, min(1));
    expect((await getAlert(mara, id)).mute).toMatchObject({ reason: "Moving disks" });
    expect((await getAlert(mara, other)).mute).toBeNull();
    await disk("seen", 2);
    expect(await muted()).toBe(2);
    expect(await endMutes(systemActor, min(30))).toBe(0);
    expect(await muted()).toBe(2);
    await disk("gone", 30);
    expect(await endMutes(systemActor, min(31))).toBe(1);
    expect(await history(id)).toEqual([
      ["muted", "Mara"],
      ["unmuted", null],
    ]);
    expect(await endMutes(systemActor, min(32))).toBe(0);
  });

  it("leaves an alert to whoever had acknowledged it, who is asked again after it ends", async () => {
    const id = await storedAlert("payments", { labels: { instance: "db-1" } });
    await acknowledge(mara, id, min(1));
    await createMute(mara, MUTE, min(2));
    await endMutes(systemActor, min(32));
    const open = (await read().select().from(escalations)).filter(({ state }) => state !== "done");
    expect(open).toMatchObject([
      { state: "acknowledged", acknowledgedBy: "mara@example.org", nextAt: min(92) },
    ]);
    expect(await read().select().from(notifications)).toEqual([]);
  });

  it("pages for the incident that its alert was the page of, until somebody has that", async () => {
    const { id: serviceId } = await serviceNamed("checkout", "payments");
    const declared = async (key: string) => {
      const labels = { instance: "db-1" };
      const alert = await storedAlert("payments", { key, labels, serviceId });
      const input = { title: key, summary: "", severity: "SEV1" as const, services: ["checkout"] };
      return (await declareIncident(mara, input, NOON, { alert })).id;
    };
    const incident = await declared("one");
    const taken = await declared("two");
    await acknowledgeIncident(mara, taken, min(1));
    const paged = async () =>
      (await read().select().from(escalations)).map(({ incidentId }) => incidentId);
    expect(await paged()).toEqual([]);
    await createMute(mara, MUTE, min(2));
    expect(await paged()).toEqual([incident]);
  });

  it("takes back what was to be told of what it covers", async () => {
    const id = await storedAlert("payments", { labels: { instance: "db-1" } });
    await write((tx) =>
      tx.insert(notifications).values({
        messageId: "one",
        cause: { kind: "test" },
        alertId: id,
        channel: "email",
        severity: "page",
        state: "waiting",
        attempts: 0,
        nextAttemptAt: NOON,
        createdAt: NOON,
        demo: false,
      }),
    );
    await createMute(mara, MUTE, min(1));
    const [row] = await read().select().from(notifications).where(eq(notifications.alertId, id));
    expect(row?.state).toBe("canceled");
  });

  it("that ends early does so at once; another that covers the alert goes on", async () => {
    const id = await storedAlert("payments", { labels: { instance: "db-1" } });
    const first = await createMute(mara, MUTE, min(1));
    await createMute(mara, { ...MUTE, minutes: 10, reason: "Also" }, min(2));
    await endMute(mara, first.id, min(5));
    await endMutes(systemActor, min(5));
    expect((await getAlert(mara, id)).mute).toMatchObject({ reason: "Also" });
    await endMutes(systemActor, min(12));
    expect((await getAlert(mara, id)).mute).toBeNull();
    expect(await listOpenMutes(mara, min(13))).toEqual([]);
    expect((await listEndedMutes(mara, min(13))).map(({ reason }) => reason)).toEqual([
      "Also",
      "Moving disks",
    ]);
    expect((await auditActions()).filter((action) => action.includes("mute"))).toEqual([
      "alert-mute.create",
      "alert.muted",
      "alert-mute.create",
      "alert-mute.end",
      "alert.unmuted",
    ]);
  });

  it("of an alert fits others with the same labels alone", async () => {
    const labels = { instance: "db-1", disk: "sda" };
    const id = await storedAlert("payments", { labels });
    const twin = await storedAlert("payments", { key: "twin", labels });
    const other = await storedAlert("payments", { key: "b", labels: { ...labels, disk: "sdb" } });
    const mute = await muteAlert(mara, id, { minutes: 5, reason: "Known" }, NOON);
    expect(mute.endsAt).toEqual(new Date(NOON.getTime() + 5 * MINUTE_MS));
    const covered = await Promise.all([id, twin, other].map((one) => getAlert(mara, one)));
    expect(covered.map(({ muteId }) => muteId)).toEqual([mute.id, mute.id, null]);
  });

  it("is for who responds in its team", async () => {
    expect(await refusal(createMute(viewer, MUTE, NOON))).toMatchObject({ code: "forbidden" });
    expect(await refusal(createMute(stranger, MUTE, NOON))).toMatchObject({ code: "invalid" });
    expect(await refusal(createMute(mara, { ...MUTE, team: "no" }, NOON))).toMatchObject({
      code: "invalid",
    });
    const { id } = await createMute(mara, MUTE, NOON);
    expect(await refusal(endMute(viewer, id, min(1)))).toMatchObject({ code: "forbidden" });
    expect(await refusal(endMute(stranger, id, min(1)))).toMatchObject({ code: "not-found" });
    expect(await listOpenMutes(stranger, min(1))).toEqual([]);
    expect(await listOpenMutes(viewer, min(1))).toHaveLength(1);
  });
});
