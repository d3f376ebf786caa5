import { afterAll, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { declareIncident } from "./declare";
import { incidentNamed } from "./find-named";
import { listIncidents } from "./list";
import { freshStore, systemActor } from "../testing/fresh-store";
import { min, NOON, person } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";

afterAll(closeStore);

it.each(["\u00dcberlast im Lager", "U\u0308berlast im Lager"])(
  "incidents are found by number and by words in any case and script, open ones the worst and then the longest first: %j",
  async (title) => {
    await freshStore();
    await serviceNamed("checkout", "payments");
    const mara = await person("Mara", { payments: "responder" });
    const declare = (more: object) =>
      declareIncident(
        mara,
        {
          title: "Card payments fail",
          severity: "SEV2",
          services: ["checkout"],
          summary: "",
          ...more,
        },
        NOON,
      );
    const late = await declare({ title, startedAt: min(-5).getTime() });
    const early = await declare({ title: "Checkout is slow", startedAt: min(-50).getTime() });
    const worst = await declare({ title: "Nobody can pay", severity: "SEV1" });
    const found = async (q: string) =>
      (await listIncidents(mara, { q }, { order: "open-first", limit: 10, offset: 0 })).items.map(
        ({ id }) => id,
      );
    expect(await found("")).toEqual([worst.id, early.id, late.id]);
    expect(await found(`#${early.id}`)).toEqual([early.id]);
    expect(await found(String(late.id))).toEqual([late.id]);
    for (const q of ["überlast LAGER", "u\u0308berlast", "UBERLAST", "im lager"])
      expect([q, await found(q)]).toEqual([q, [late.id]]);
  },
);

it("pages go on from the open ones to the others, the newest of them first", async () => {
  await freshStore();
  await serviceNamed("checkout", "payments");
  const mara = await person("Mara", { payments: "responder" });
  const declare = (minutes: number, more: object = {}) =>
    declareIncident(
      mara,
      {
        title: "Card payments fail",
        severity: "SEV2",
        services: ["checkout"],
        summary: "",
        startedAt: min(minutes).getTime(),
        ...more,
      },
      NOON,
    );
  const made = [
    await declare(-10),
    await declare(-90, { resolvedAt: min(-80).getTime() }),
    await declare(-70, { resolvedAt: min(-60).getTime() }),
    await declare(-30),
    await declare(-50, { resolvedAt: min(-40).getTime() }),
  ];
  const [open, oldest, middle, openLonger, youngest] = made.map(({ id }) => id);
  const whole = [openLonger, open, youngest, middle, oldest];
  for (const limit of [1, 2, 3, 5, 9])
    for (let offset = 0; offset <= 6; offset += 1) {
      const { items, total } = await listIncidents(
        mara,
        {},
        { order: "open-first", limit, offset },
      );
      expect({ limit, offset, ids: items.map(({ id }) => id), total }).toEqual({
        limit,
        offset,
        ids: whole.slice(offset, offset + limit),
        total: 5,
      });
    }
});

it("someone names an incident by its number as pages write it, or by words of its title that no other has", async () => {
  await freshStore();
  await serviceNamed("checkout", "payments");
  await serviceNamed("index", "search");
  const mara = await person("Mara", { payments: "responder" });
  const declare = (title: string, service = "checkout") =>
    declareIncident(
      systemActor,
      { title, severity: "SEV2", services: [service], summary: "" },
      NOON,
    );
  const declined = await declare("Cards declined");
  const again = await declare("Cards declined in \u00dcsk\u00fcdar");
  const slow = await declare("Slow search");
  await declare("Stale index", "index");
  const named = (text: string) => incidentNamed(mara, text);
  for (const text of [
    `#${slow.id}`,
    ` ${slow.id} `,
    `#${slow.id} Slow search`,
    "slow",
    "SEARCH slow",
  ])
    expect([text, await named(text)]).toEqual([text, slow.id]);
  expect(await named("u\u0308skudar")).toBe(again.id);
  // A title that is typed whole is meant, though another begins with it.
  expect(await named("cards declined")).toBe(declined.id);
  const several = `2 incidents match. Give the number of one: #${again.id} Cards declined in \u00dcsk\u00fcdar; #${declined.id} Cards declined.`;
  await expect(named("declined")).rejects.toMatchObject({
    code: "invalid",
    fieldErrors: [{ path: "other", message: several }],
  });
  for (const text of ["refunds", "stale"])
    await expect(named(text)).rejects.toMatchObject({
      fieldErrors: [
        { path: "other", message: "No incident that you may see has such a number or title." },
      ],
    });
});
