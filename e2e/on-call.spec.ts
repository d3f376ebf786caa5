import ICAL from "ical.js";
import type { APIRequestContext } from "@playwright/test";
import { HOUR_MS } from "@/lib/time/duration";
import { cardOf } from "./support/card";
import { expect, test } from "./support/fixtures";
import { inDays } from "./support/in-days";
import { joinByInvitation, sessionCookie, type Person } from "./support/people";
import { signIn } from "./support/sign-in";

test.use({ own: "on-call" });
test.describe.configure({ mode: "serial" });

const SCHEDULE = "/api/v1/schedules/payments-on-call";

let ana: Person;
let ben: Person;

test.beforeAll(async ({ server }) => {
  const cookie = await sessionCookie(server.url, server.admin);
  await fetch(`${server.url}/api/v1/teams/payments`, {
    method: "PUT",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Payments" }),
  });
  const join = (name: string) =>
    joinByInvitation(server, cookie, name, { team: "payments", role: "responder" });
  ana = await join("Ana Abel");
  ben = await join("Ben Baker");
});

type OnCall = { onCall: { email: string; since: string; until: string | null }[] };

const onCallAt = async (api: APIRequestContext, at: number): Promise<string[]> => {
  const answer = await api.get(`${SCHEDULE}/on-call?at=${new Date(at).toISOString()}`);
  return ((await answer.json()) as OnCall).onCall.map(({ email }) => email).sort();
};

test("a schedule is made in its form, edited without changing the past, and its shifts are taken and swapped", async ({
  adminPage: page,
  api,
  browser,
  server,
}) => {
  test.setTimeout(240_000);
  await page.goto("/on-call");
  await expect(page.getByText("No schedules yet")).toBeVisible();
  await page.getByRole("link", { name: "New schedule" }).first().click();
  await page.getByLabel("Name", { exact: false }).first().fill("Payments on-call");
  await page.getByLabel("Person 1", { exact: true }).fill("not an email");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(page.getByText("This is not an email address.").first()).toBeVisible();
  await page.getByLabel("Person 1", { exact: true }).fill(ana.email);
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabel("Person 2", { exact: true }).fill(ben.email);
  await page.getByText("Days", { exact: true }).click();
  await page.getByLabel("Handoff at").fill("00:00");
  await page.getByLabel("Starts").fill("2026-01-05T00:00");
  await expect(cardOf(page, "Who is on call how much")).toContainText("Ana Abel");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(page).toHaveURL(/\/on-call\/payments-on-call$/);

  const made = Date.now();
  const [first] = await onCallAt(api, made);
  const [now, other] = first === ana.email ? [ana, ben] : [ben, ana];
  const nameOf = (person: Person) => (person === ana ? "Ana Abel" : "Ben Baker");
  await expect(cardOf(page, "On call now")).toContainText(nameOf(now));
  await page.getByText("Show as a table").click();
  await expect(page.getByRole("row", { name: new RegExp(nameOf(other)) }).first()).toBeVisible();
  await page.getByRole("link", { name: "8 weeks" }).click();
  await expect(page).toHaveURL(/weeks=8/);
  await page.goto("/");
  await expect(cardOf(page, "On call now")).toContainText(nameOf(now));

  await page.goto("/on-call/payments-on-call/edit");
  await page.getByLabel("Person 2", { exact: true }).fill("cem@example.org");
  await page.getByRole("button", { name: "Remove person 1" }).click();
  await expect(cardOf(page, "What changes")).toContainText("cem@example.org");
  await expect(cardOf(page, "Warnings")).toContainText(
    "cem@example.org has no active account: nothing reaches them.",
  );
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(cardOf(page, "On call now")).toContainText("cem@example.org");
  expect(await onCallAt(api, made)).toEqual([now.email]);
  await expect(cardOf(page, "History").getByRole("listitem").first()).toContainText("Version 2");

  const context = await browser.newContext({ baseURL: server.url });
  await signIn(context, server.url, ana);
  const anas = await context.newPage();
  await anas.goto("/on-call/payments-on-call");
  await anas.getByRole("button", { name: "Take this shift now" }).click();
  await anas.getByRole("button", { name: "Take the shift", exact: true }).click();
  await expect(cardOf(anas, "On call now")).toContainText("Ana Abel");
  expect(await onCallAt(api, Date.now())).toEqual([ana.email]);

  await cardOf(anas, "Upcoming shifts")
    .getByRole("button", { name: "Ask for cover" })
    .first()
    .click();
  const asking = anas.getByRole("dialog");
  await asking.getByLabel("Who").selectOption("Ben Baker");
  await asking.getByLabel("Message").fill("Dentist");
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(cardOf(anas, "Swaps")).toContainText(/Ana Abel asks Ben Baker.*waits for an answer/);
  expect(await onCallAt(api, Date.now())).toEqual([ana.email]);

  const second = await browser.newContext({ baseURL: server.url });
  await signIn(second, server.url, ben);
  const bens = await second.newPage();
  await bens.goto("/on-call");
  await expect(cardOf(bens, "You are asked to take a shift")).toContainText("Ana Abel");
  await bens.goto("/on-call/payments-on-call");
  await bens.getByRole("button", { name: "Accept" }).click();
  await bens.getByRole("button", { name: "Take the shift", exact: true }).click();
  await expect(cardOf(bens, "On call now")).toContainText("Ben Baker");
  expect(await onCallAt(api, Date.now())).toEqual([ben.email]);
  expect(await onCallAt(api, made)).toEqual([now.email]);
  await context.close();
  await second.close();
});

test("a calendar under its secret link says the same as the API, and nothing once it is revoked", async ({
  adminPage: page,
  api,
}) => {
  await page.goto("/on-call/payments-on-call");
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page
    .getByText(/\/api\/calendar\/\w{40}\.ics/)
    .first()
    .innerText();
  const answer = await api.get(link);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const told = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));
  expect(told.length).toBeGreaterThan(10);
  const start = Date.now() + 60_000;
  for (let hours = 0; hours < 60 * 24; hours += 53) {
    const at = start + hours * HOUR_MS;
    const within = told.filter(
      ({ startDate, endDate }) =>
        startDate.toJSDate().getTime() <= at && at < endDate.toJSDate().getTime(),
    );
    expect(within.map(({ uid }) => /-\d+-(.*)@burnline$/.exec(uid)?.[1])).toEqual(
      await onCallAt(api, at),
    );
  }
  const etag = answer.headers().etag ?? "";
  expect((await api.get(link, { headers: { "if-none-match": etag } })).status()).toBe(304);
  await page.reload();
  await cardOf(page, "Calendar").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(cardOf(page, "Calendar").getByRole("listitem")).toHaveCount(0);
  expect((await api.get(link)).status()).toBe(404);
});

test("a schedule is provisioned as code, with people who are not there yet", async ({ api }) => {
  const people = ["dora@example.org", "emil@example.org"];
  for (const email of people) {
    const answer = await api.put(`/api/v1/users/${email}`, {
      data: { name: email.slice(0, 4), teams: [{ team: "payments", role: "responder" }] },
    });
    expect(answer.status()).toBe(201);
    expect(await answer.json()).toMatchObject({
      email,
      link: expect.stringContaining("/reset-password/"),
    });
  }
  const layer = {
    name: "Night",
    people,
    rotation: { unit: "day", handoff: "02:30" },
    startsAt: "2026-03-06T02:30",
    restrictions: [{ days: ["fri", "sat", "sun"], from: "02:30", to: "05:00" }],
  };
  const data = { name: "Night", team: "payments", timeZone: "America/Chicago", layers: [layer] };
  const query = "from=2026-03-07T00:00:00Z&to=2026-03-10T00:00:00Z";
  const preview = await api.post(`/api/v1/schedules/preview?${query}`, { data });
  const answered = (await preview.json()) as { shifts: { start: string; end: string }[] };
  expect(answered.shifts.map(({ start, end }) => [start, end])).toEqual([
    ["2026-03-07T08:30:00Z", "2026-03-07T11:00:00Z"],
    ["2026-03-08T08:00:00Z", "2026-03-08T10:00:00Z"],
  ]);
  expect((await api.put("/api/v1/schedules/night", { data })).status()).toBe(201);
  expect((await api.put("/api/v1/schedules/night", { data })).status()).toBe(200);
  expect(await (await api.get("/api/v1/schedules/night")).json()).toMatchObject({ version: 1 });
  const refused = await api.put("/api/v1/schedules/policies", { data });
  expect(refused.status()).toBe(400);
});

const day = (ahead: number): string => inDays(ahead).replaceAll("-", "");
const rota = (...events: string[][]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines, index) => [
      "BEGIN:VEVENT",
      `UID:${String(index)}@example.org`,
      ...lines,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ].join("\r\n");

test("a calendar is imported with a look at it first, and again after it changed", async ({
  adminPage: page,
  api,
}) => {
  const weekly = [
    "SUMMARY:Rota",
    `ATTENDEE:mailto:${ben.email.toUpperCase()}`,
    `DTSTART;VALUE=DATE:${day(3)}`,
    "RRULE:FREQ=WEEKLY",
    `EXDATE;VALUE=DATE:${day(10)}`,
  ];
  const stranger = [
    "SUMMARY:Cover",
    "ATTENDEE:mailto:nobody@example.net",
    `DTSTART;VALUE=DATE:${day(5)}`,
  ];
  await page.goto("/on-call/payments-on-call");
  await page.getByRole("link", { name: "Import a calendar" }).click();
  await page.getByLabel("Calendar text").fill("BEGIN:VCARD");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("This is not an iCalendar text").first()).toBeVisible();
  await page.getByLabel("Calendar file").setInputFiles({
    name: "rota.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(rota(weekly, stranger)),
  });
  await page.getByLabel("How far ahead").selectOption("4 weeks");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(cardOf(page, "Preview")).toContainText("3 shifts to add");
  await expect(cardOf(page, "Preview").getByRole("row")).toHaveCount(4);
  await expect(cardOf(page, "Not matched")).toContainText(
    "No account has the email nobody@example.net.",
  );
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/on-call\/payments-on-call$/);
  await expect(cardOf(page, "Overrides").getByText("Imported: Rota")).toHaveCount(3);
  const at = Date.parse(`${inDays(3)}T12:00Z`);
  expect(await onCallAt(api, at)).toEqual([ben.email]);

  const moved = rota([...weekly.slice(0, 3), `DTEND;VALUE=DATE:${day(6)}`]);
  const dry = { ical: moved, dryRun: true };
  const told = await api.post(`${SCHEDULE}/import`, { data: dry });
  expect(await told.json()).toMatchObject({
    added: [{ person: ben.email }],
    removed: [{}, {}, {}],
    notMatched: [],
  });
  expect((await api.post(`${SCHEDULE}/import`, { data: { ical: moved } })).status()).toBe(200);
  await page.reload();
  await expect(cardOf(page, "Overrides").getByText("Imported: Rota")).toHaveCount(1);
  const each = rota(["DTSTART:20260101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"]);
  const refused = await api.post(`${SCHEDULE}/import`, { data: { ical: each } });
  expect([refused.status(), await refused.json()]).toMatchObject([
    400,
    { errors: [{ path: "ical" }] },
  ]);
});

test("a calendar is imported without JavaScript", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await signIn(context, server.url, server.admin);
  const page = await context.newPage();
  await page.goto("/on-call/payments-on-call/import");
  const text = rota([`ATTENDEE:mailto:${ana.email}`, `DTSTART;VALUE=DATE:${day(20)}`]);
  await page.getByLabel("Calendar text").fill(text);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(cardOf(page, "Preview")).toContainText("1 shift to add");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/on-call\/payments-on-call$/);
  await expect(cardOf(page, "Overrides")).toContainText("Imported: Untitled");
  await context.close();
});

test("the overrides of a year before are shown as they would be, then copied", async ({
  adminPage: page,
}) => {
  await page.goto("/on-call/payments-on-call");
  const link = page.getByRole("link", { name: "Copy last year’s" });
  await expect(link).toHaveAttribute("href", "/on-call/payments-on-call/copy");
  await page.goto("/on-call/payments-on-call/copy");
  await expect(page.getByText("No overrides a year before")).toBeVisible();
  const year = new Date().getUTCFullYear() + 1;
  await page.getByLabel("From").fill(`${year}-01-01`);
  await page.getByLabel("To", { exact: true }).fill(`${year + 1}-01-01`);
  await page.getByRole("button", { name: "Show" }).click();
  const plan = cardOf(page, "Preview");
  await expect(plan.getByRole("row").filter({ hasText: "Imported: Untitled" })).toHaveCount(1);
  const from = () =>
    plan.getByRole("row").filter({ hasText: "Imported: Untitled" }).getByRole("time");
  const byDate = await from().first().getAttribute("datetime");
  await page.getByLabel("Copy to").selectOption("Same weekdays");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/by=weekday/);
  await expect(from().first()).not.toHaveAttribute("datetime", byDate ?? "");
  await page.getByRole("button", { name: "Add these overrides" }).click();
  await expect(page).toHaveURL(/\/on-call\/payments-on-call$/);
  await page.goto(
    `/on-call/payments-on-call/copy?from=${year}-01-01&to=${year + 1}-01-01&by=weekday`,
  );
  await expect(plan).toContainText("Already there");
  await expect(page.getByRole("button", { name: "Add these overrides" })).toHaveCount(0);
});
