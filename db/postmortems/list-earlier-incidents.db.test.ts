import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { incidentInputSchema } from "@/lib/incident/schema";
import { newText } from "@/lib/postmortem/template";
import { DAY_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { listEarlierIncidents } from "./list-earlier-incidents";
import { changeStatus } from "../incidents/change-status";
import { declareIncident } from "../incidents/declare";
import { addAction, listActionsOf, setActionState } from "./actions";
import { createPostmortem } from "./create";
import { movePostmortem } from "./move";
import { savePostmortem } from "./save";
import { freshStore, systemActor } from "../testing/fresh-store";
import { later, person } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";

const day = (days: number) => later(days * DAY_MS);
const at = (days: number, hours = 0) => new Date(day(days).getTime() + hours * 3_600_000);

describe("the earlier incidents most like one", () => {
  let mara: UserActor;
  beforeEach(async () => {
    await freshStore();
    mara = await person("Mara", { payments: "responder" });
    for (const slug of ["checkout", "ledger"]) await serviceNamed(slug, "payments");
  });
  afterAll(closeStore);

  async function past(
    title: string,
    days: number,
    { services = ["checkout"], said = "" }: { services?: string[]; said?: string } = {},
  ): Promise<number> {
    const { id } = await declareIncident(
      mara,
      incidentInputSchema.parse({ title, severity: "SEV2", services }),
      at(days),
    );
    await changeStatus(mara, id, { to: "resolved", text: said }, at(days, 1));
    return id;
  }
  const current = (title: string) =>
    declareIncident(
      mara,
      incidentInputSchema.parse({ title, severity: "SEV1", services: ["checkout"] }),
      day(20),
    );

  it("are resolved ones of its services from before it, those with the same words first, then the newest, three at most", async () => {
    await past("Cards declined", 1);
    await past("Slow page", 2);
    await past("Slow search", 3);
    await past("Empty receipts", 4);
    await past("Cards declined at the ledger", 5, { services: ["ledger"] });
    await declareIncident(
      mara,
      incidentInputSchema.parse({
        title: "Cards declined, still open",
        severity: "SEV3",
        services: ["checkout"],
      }),
      day(6),
    );
    const { id: alarm } = await declareIncident(
      mara,
      incidentInputSchema.parse({
        title: "Cards declined, a false alarm",
        severity: "SEV3",
        services: ["checkout"],
      }),
      day(7),
    );
    await changeStatus(mara, alarm, { to: "canceled" }, at(7, 1));
    const now = await current("Cards are declined");
    await past("Cards declined later", 21);
    expect((await listEarlierIncidents(mara, now)).map(({ incident }) => incident.title)).toEqual([
      "Cards declined",
      "Empty receipts",
      "Slow search",
    ]);
  });

  it("say what ended them and what their published postmortem found", async () => {
    const id = await past("Cards declined", 1, { said: "Rolled **back**." });
    const postmortem = await createPostmortem(mara, { incident: id }, day(2));
    await savePostmortem(
      mara,
      postmortem,
      { ...newText("Cards declined", "Half an hour."), factors: ["No limit", "No alert"] },
      undefined,
      day(2),
    );
    for (const text of ["Limit retries", "Add an alert"])
      await addAction(mara, postmortem, { text, kind: "prevent", owner: "", dueOn: null }, day(2));
    const [first] = await listActionsOf(mara, postmortem);
    await setActionState(mara, first?.id ?? 0, "done", day(3));
    const now = await current("Cards are declined");
    expect(await listEarlierIncidents(mara, now)).toMatchObject([
      { incident: { id }, resolution: "Rolled **back**.", lesson: null },
    ]);
    await movePostmortem(systemActor, postmortem, "in-review", day(3));
    await movePostmortem(systemActor, postmortem, "published", day(3));
    expect(await listEarlierIncidents(mara, now)).toMatchObject([
      { lesson: { postmortem, factors: ["No limit", "No alert"], pending: 1 } },
    ]);
  });

  it("name the likest that taught something, where none of the first three did", async () => {
    const id = await past("Slow page", 1);
    for (const days of [2, 3, 4]) await past("Cards declined", days);
    const postmortem = await createPostmortem(mara, { incident: id }, day(2));
    await savePostmortem(
      mara,
      postmortem,
      { ...newText("Slow page", "Half an hour."), factors: ["No cache"] },
      undefined,
      day(2),
    );
    for (const to of ["in-review", "published"] as const)
      await movePostmortem(systemActor, postmortem, to, day(3));
    expect(
      (await listEarlierIncidents(mara, await current("Cards are declined"))).map(
        ({ incident, lesson }) => [incident.title, lesson?.factors],
      ),
    ).toEqual([
      ["Cards declined", undefined],
      ["Cards declined", undefined],
      ["Slow page", ["No cache"]],
    ]);
  });

  it("are those that the reader may see", async () => {
    await past("Cards declined", 1);
    const now = await current("Cards are declined");
    expect(await listEarlierIncidents(await person("Otto", {}), now)).toEqual([]);
  });
});
