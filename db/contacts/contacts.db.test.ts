import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { audit } from "../schema/installation";
import { closeStore, read } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, min, NOON, person, teamNamed } from "../testing/persons";
import { addContact, deleteContact, renewVerification, verifyContact } from "./change";
import { getChannel, listChannels } from "./channels";
import { findOwnRules, listOwnContacts } from "./list-own";
import { deleteChannel } from "./delete-channel";
import { putChannel, type ChannelColumns } from "./put-channel";
import { saveOwnRules } from "./save-rules";

const VALID = { hash: "right", expiresAt: later(30 * MINUTE_MS) };
const PHONE = { kind: "ntfy", name: "Phone", sealedAddress: "v1:sealed" } as const;
const ROOM: ChannelColumns = {
  name: "Room",
  team: "payments",
  kind: "slack",
  sealedAddress: "v1:sealed",
  events: ["incident.declared"],
};

let ana: UserActor;

beforeEach(async () => {
  await freshStore();
  await teamNamed("payments");
  ana = await person("Ana", { payments: "manager" });
});
afterAll(closeStore);

describe("a contact", () => {
  const add = (verification: typeof VALID | null = VALID) =>
    addContact(ana, { ...PHONE, verification }, NOON);

  it("counts once its owner has entered the code that was sent there", async () => {
    const id = await add();
    await expect(verifyContact(ana, id, "wrong", NOON)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "code" }],
    });
    expect(await listOwnContacts(ana)).toMatchObject([{ verifiedAt: null }]);
    await verifyContact(ana, id, "right", min(1));
    expect(await listOwnContacts(ana)).toMatchObject([{ verifiedAt: min(1) }]);
  });

  it("is not verified by a code that has expired, was replaced or used", async () => {
    const id = await add();
    await expect(verifyContact(ana, id, "right", min(30))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(renewVerification(ana, id, VALID, min(31))).rejects.toMatchObject({
      message: "A code was sent a moment ago. Wait a little.",
    });
    await renewVerification(ana, id, { hash: "newer", expiresAt: later(90 * MINUTE_MS) }, min(31));
    await expect(verifyContact(ana, id, "right", min(32))).rejects.toMatchObject({
      code: "invalid",
    });
    await verifyContact(ana, id, "newer", min(32));
    await expect(verifyContact(ana, id, "newer", min(33))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(renewVerification(ana, id, VALID, min(33))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is its owner's alone, also before an administrator", async () => {
    const id = await add();
    const admin = await person("Ada", {}, true);
    for (const attempt of [
      () => verifyContact(admin, id, "right", NOON),
      () => deleteContact(admin, id, NOON),
      () => renewVerification(admin, id, VALID, NOON),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    expect(await listOwnContacts(admin)).toEqual([]);
  });

  it("leaves in the audit log that it is there, and not where it goes", async () => {
    await deleteContact(ana, await add(null), NOON);
    expect((await auditActions()).slice(-2)).toEqual(["contact.create", "contact.delete"]);
    expect(JSON.stringify(await read().select().from(audit))).not.toContain("sealed");
  });

  it("is one of twenty at most", async () => {
    for (let n = 0; n < 20; n += 1) await add(null);
    await expect(add()).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("personal rules", () => {
  const rules = { page: [], ticket: [], timeZone: "Asia/Kathmandu", quietFrom: 1320, quietTo: 420 };

  it("are kept whole, and replaced whole", async () => {
    const contact = String(await addContact(ana, { ...PHONE, verification: null }, NOON));
    const page = [{ contact, delayMinutes: 5 }];
    await saveOwnRules(ana, { ...rules, page }, NOON);
    expect(await findOwnRules(ana)).toMatchObject({ page, quietFrom: 1320 });
    await saveOwnRules(ana, { ...rules, quietFrom: null, quietTo: null }, NOON);
    expect(await findOwnRules(ana)).toMatchObject({ page: [], quietFrom: null });
  });

  it("name no contact of another person", async () => {
    const ben = await person("Ben");
    const contact = String(await addContact(ben, { ...PHONE, verification: null }, NOON));
    await expect(
      saveOwnRules(ana, { ...rules, page: [{ contact, delayMinutes: 0 }] }, NOON),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a team's channel", () => {
  it("is seen by the team and changed by its managers", async () => {
    await putChannel(ana, "room", ROOM, NOON, true);
    const ben = await person("Ben", { payments: "responder" });
    const otto = await person("Otto", { azure: "manager" });
    expect((await listChannels(ben)).map(({ slug }) => slug)).toEqual(["room"]);
    expect(await listChannels(otto)).toEqual([]);
    await expect(getChannel(otto, "room")).rejects.toMatchObject({ code: "not-found" });
    await expect(putChannel(ben, "other", ROOM, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteChannel(ben, "room", NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteChannel(otto, "room", NOON)).rejects.toMatchObject({ code: "not-found" });
    await expect(putChannel(otto, "room", { ...ROOM, team: "azure" }, NOON)).rejects.toMatchObject({
      code: "conflict",
    });
    await deleteChannel(ana, "room", NOON);
    expect(await listChannels(ana)).toEqual([]);
  });

  it("keeps where it goes while nothing else is said, and not for another kind", async () => {
    await putChannel(ana, "room", ROOM, NOON);
    const keep: ChannelColumns = { ...ROOM, name: "Renamed", sealedAddress: null };
    expect(await putChannel(ana, "room", keep, min(1))).toMatchObject({
      created: false,
      channel: { name: "Renamed", sealedAddress: "v1:sealed" },
    });
    await expect(
      putChannel(ana, "room", { ...keep, kind: "mattermost" }, NOON),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "url" }] });
    await expect(putChannel(ana, "room", ROOM, NOON, true)).rejects.toMatchObject({
      fieldErrors: [{ path: "slug" }],
    });
    expect(JSON.stringify(await read().select().from(audit))).not.toContain("v1:sealed");
  });

  it("asks for the events that it was given last", async () => {
    await putChannel(ana, "room", ROOM, NOON);
    expect(await getChannel(ana, "room")).toMatchObject({ events: ["incident.declared"] });
    await putChannel(ana, "room", { ...ROOM, events: [] }, min(1));
    expect(await getChannel(ana, "room")).toMatchObject({ events: [] });
    expect(JSON.stringify(await read().select().from(audit))).toContain("incident.declared");
  });

  it("of a team that there is not is refused at its field", async () => {
    await expect(
      putChannel(systemActor, "room", { ...ROOM, team: "nowhere" }, NOON),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "team" }] });
  });
});
