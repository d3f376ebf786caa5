import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Recipient } from "@/lib/escalation/policy";
import type { UserActor } from "../access/actor";
import { muteAlert } from "../alerts/mutes";
import { changeSeverity, changeStatus } from "../incidents/change-status";
import { declareIncident } from "../incidents/declare";
import { patchIncident } from "../incidents/patch";
import { acknowledgeIncident } from "../incidents/set-time";
import { escalationSteps, teamPaging } from "../schema/escalations";
import { closeStore, write } from "../store/client";
import {
  channelNamed,
  messages,
  personTarget,
  policyOf,
  storedPolicy,
} from "../testing/escalations";
import { freshStore } from "../testing/fresh-store";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";
import { storedEscalation } from "../testing/stored-escalation";
import { listToldByAlerts } from "./list-told-by-alerts";

let mia: UserActor;
let ana: UserActor;

const declare = (severity: "SEV1" | "SEV3", services = ["checkout"], alert?: number) =>
  declareIncident(mia, { title: "Down", summary: "", severity, services }, NOON, { alert });

beforeEach(async () => {
  await freshStore();
  mia = await person("mia", { payments: "manager" });
  ana = await person("ana", { payments: "responder" });
  await serviceNamed("checkout", "payments");
  await serviceNamed("basket", "payments");
  const policyId = await storedPolicy(
    "default",
    "payments",
    policyOf([[[personTarget("ana")], 5]]),
  );
  const teamId = await teamNamed("payments");
  await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
});
afterAll(closeStore);

describe("an incident", () => {
  it("that is raised pages as one that is declared so, once, also where somebody had it", async () => {
    const raise = (id: number, to: "SEV1" | "SEV2" | "SEV3", minute: number) =>
      changeSeverity(mia, id, { to }, min(minute));
    const { id } = await declare("SEV3", ["checkout", "basket"]);
    await raise(id, "SEV2", 1);
    expect(await messages()).toEqual(["1 ana level 0"]);
    await raise(id, "SEV1", 2);
    expect(await messages()).toHaveLength(1);
    const taken = await declare("SEV3", ["checkout"]);
    await acknowledgeIncident(ana, taken.id, min(3));
    await patchIncident(mia, taken.id, { severity: "SEV1" }, min(4));
    expect((await messages()).slice(1)).toEqual(["4 ana level 0"]);
    const over = await declare("SEV3", ["checkout"]);
    await changeStatus(mia, over.id, { to: "resolved" }, min(5));
    await raise(over.id, "SEV1", 6);
    expect(await messages()).toHaveLength(2);
  });

  it("that is declared from a muted alert pages, from one that pages only for other services", async () => {
    const service = await serviceNamed("checkout", "payments");
    const paging = await storedAlert("payments", { serviceId: service.id });
    await declare("SEV1", ["checkout"], paging);
    expect(await messages()).toEqual([]);
    const muted = await storedAlert("payments", {
      serviceId: service.id,
      key: "muted",
      labels: { instance: "db-2" },
    });
    await muteAlert(mia, muted, { minutes: 5, reason: "Noise" }, NOON);
    await declare("SEV1", ["checkout"], muted);
    expect(await messages()).toEqual(["0 ana level 0"]);
  });

  it("whose alert pages by itself names whom that told, each once, and nobody before", async () => {
    const { id } = await declare("SEV3");
    const alert = await storedAlert("payments", { incidentId: id });
    expect(await listToldByAlerts(mia, id)).toEqual([]);
    const escalationId = await storedEscalation("payments", alert);
    await channelNamed("room", "payments", { name: "The room" });
    const ben = { kind: "person", person: "gone@example.org" } as const;
    const told = [{ kind: "person", person: "ana@example.org" } as const, ben];
    const room = { kind: "channel", channel: "room" } as const;
    await notify(escalationId, told, 1);
    await notify(escalationId, [...told, room], 6);
    expect(await listToldByAlerts(mia, id)).toEqual(["ana", "gone@example.org", "The room"]);
  });
});

const notify = (escalationId: number, recipients: Recipient[], minute: number) => {
  const at = min(minute);
  const place = { level: 0, round: 0, unreached: [], missed: 0 };
  const effect = { kind: "notify", recipients, ...place } as const;
  return write((tx) => tx.insert(escalationSteps).values({ escalationId, at, effect }));
};
