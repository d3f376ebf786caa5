import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { notifications } from "../schema/notifications";
import { closeStore, write } from "../store/client";
import { storedContact, toldPerson } from "../testing/outbox";
import { min, NOON, person } from "../testing/persons";
import { freshStore } from "../testing/fresh-store";
import { storedAlert } from "../testing/stored-alert";
import { storedEscalation } from "../testing/stored-escalation";
import { countPages } from "./count-pages";

const [ANA, BEN] = ["ana@example.org", "ben@example.org"];
const within = { start: NOON.getTime(), end: NOON.getTime() + DAY_MS };
const escalated = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;

let escalationId: number;
let ana: Awaited<ReturnType<typeof person>>;

beforeEach(async () => {
  await freshStore();
  ana = await person("Ana", { payments: "responder" });
  await person("Ben", { payments: "responder" });
  await storedContact(ana.userId, "ntfy", "sealed");
  escalationId = await storedEscalation("payments", await storedAlert("payments"));
});
afterAll(closeStore);

const page = (email: string, minute: number, cause: Parameters<typeof toldPerson>[1]["cause"]) =>
  toldPerson(email, { cause, severity: "page", teamId: null, escalationId }, min(minute));
const sent = () => write((tx) => tx.update(notifications).set({ state: "sent" }));

it("counts a step once, by however many contacts it came", async () => {
  expect(await page(ANA, 0, escalated)).toBe(2);
  await page(ANA, 5, { ...escalated, level: 1 });
  await page(BEN, 5, { ...escalated, level: 1 });
  await page(ANA, 24 * 60, escalated);
  await page(ANA, 9, { kind: "hand-over", from: BEN, to: [ANA] });
  await sent();
  expect(await countPages(ana, [ANA], within)).toEqual(new Map([[ANA, 2]]));
});

it("counts what came alone, and what the reader may see", async () => {
  await page(ANA, 0, escalated);
  await page(BEN, 5, escalated);
  expect(await countPages(ana, [ANA, BEN], within)).toEqual(new Map());
  await sent();
  expect(await countPages(ana, [ANA, BEN], within)).toEqual(new Map([[ANA, 1]]));
  await write((tx) =>
    tx.update(notifications).set({ teamId: 1 }).where(eq(notifications.severity, "page")),
  );
  expect((await countPages(ana, [ANA, BEN], within)).get(BEN)).toBe(1);
});
