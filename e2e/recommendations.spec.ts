import { SLO, test } from "./support/api-test";
import { cardOf } from "./support/card";
import { expect } from "./support/fixtures";
import { inDays } from "./support/in-days";

type Listed = { items: { id: string; dependency: string | null; values: unknown }[] };

const BACKOFF = { kind: "exponential", baseMs: 100, factor: 2, capMs: 1000, jitter: "none" };
const promised = (availabilityPercent: number, more = {}) => ({
  criticality: "hard",
  availabilityPercent,
  ...more,
});

test(
  "three dependencies show that 99.9% cannot hold, and what is accepted becomes an action item",
  { tag: "@postgres" },
  async ({ adminPage: page, call, place }) => {
    const { service, team } = place;
    const reliability = { ownAvailabilityPercent: 99.95 };
    const name = `The shop of ${service}`;
    await call("PUT", `/services/${service}`, { json: { name, team, reliability } });
    await call("PUT", `/services/${service}/slos/up`, { json: SLO });
    for (const [callee, json] of [
      ["pay", promised(99.9, { attempts: 3, attemptTimeoutMs: 300, backoff: BACKOFF })],
      ["stock", promised(99.9)],
      ["mail", promised(99.95)],
    ] as const)
      await call("PUT", `/services/${service}/dependencies/${callee}`, { json });

    const { items } = (await call("GET", `/services/${service}/findings`)).json as Listed;
    const ceiling = items.find(({ id }) => id === "SLO-CEILING");
    expect(ceiling).toMatchObject({ dependency: null, values: { targetPercent: 99.9 } });

    await page.goto(`/services/${service}`);
    const next = cardOf(page, "What to do next");
    await expect(next.getByRole("listitem")).toHaveCount(3);

    await page.goto(`/reliability/findings?service=${service}`);
    const table = page.getByRole("table", { name: "Findings" });
    await expect(table.getByRole("row").nth(1)).toContainText("SLO-CEILING");
    await expect(table.getByRole("row").nth(1)).toContainText("86.26 min");
    await table.getByRole("row").nth(1).getByRole("link").first().click();
    const main = page.getByRole("main");
    await expect(main).toContainText(
      "99.95% × 99.9% × 99.9% × 99.95% = 99.7003% = 129.46 min in 30 days; 99.9% allows 43.2 min: 86.26 min too many",
    );
    await expect(main).toContainText(`The target of ${name}, 99.9%, is out of reach`);
    await expect(main.getByRole("link", { name }).first()).toHaveAttribute(
      "href",
      `/services/${service}`,
    );
    await main.getByRole("button", { name: "Put off" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Until").fill("2020-01-01");
    await dialog.getByLabel("Reason").fill("After the move.");
    await dialog.getByRole("button", { name: "Put off" }).click();
    await expect(dialog).toContainText("Choose a day after today");
    await expect(dialog.getByLabel("Reason")).toHaveValue("After the move.");
    await dialog.getByLabel("Until").fill(inDays(7));
    await dialog.getByRole("button", { name: "Put off" }).click();
    await expect(main).toContainText(`Put off until ${inDays(7)}`);
    await expect(main).toContainText("After the move.");

    await page.goto(`/reliability/recommendations?service=${service}`);
    await expect(main).not.toContainText("86.26 min");
    await page.goto(`/reliability/findings/NO-JITTER.${service}.pay`);
    await main.getByRole("button", { name: "Accept" }).click();
    await dialog.getByLabel("Due").fill(inDays(14));
    await dialog.getByRole("button", { name: "Accept" }).click();
    await expect(main).toContainText("Action item: open");

    await page.goto(`/postmortems/actions?team=${team}`);
    const actions = page.getByRole("table", { name: "Action items from recommendations" });
    await expect(actions).toContainText(inDays(14));
    await actions.getByRole("button", { name: /^Done: / }).click();
    await expect(actions).toHaveCount(0);
    const mail = `INSTRUMENT.${service}.mail`;
    const refused = await call("POST", `/recommendations/${mail}/refuse`, {
      json: { reason: "Its provider measures nothing." },
    });
    expect(refused.status).toBe(200);
    const open = (await call("GET", `/services/${service}/recommendations`)).json as Listed;
    expect(open.items.length).toBeGreaterThan(0);
    expect(open.items.map(({ id }) => id)).not.toContain(mail);
    const decided = (await call("GET", `/services/${service}/recommendations?state=all`))
      .json as Listed;
    expect(decided.items.find(({ id }) => id === `NO-JITTER.${service}.pay`)).toMatchObject({
      decision: { state: "accepted", action: { state: "done", dueOn: inDays(14) } },
    });
  },
);

test("who decides second is told what the first decided, and loses nothing that was typed", async ({
  adminPage: page,
  call,
  place,
}) => {
  const { service, team } = place;
  await call("PUT", `/services/${service}`, { json: { name: service, team } });
  const json = promised(99.9, { attempts: 3, attemptTimeoutMs: 300, backoff: BACKOFF });
  await call("PUT", `/services/${service}/dependencies/pay`, { json });
  const ref = `NO-JITTER.${service}.pay`;
  await page.goto(`/reliability/findings/${ref}`);
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  await main.getByRole("button", { name: "Refuse" }).click();
  await dialog.getByLabel("Reason").fill("Its client does not know how.");
  const reason = "Its waits are short.";
  const first = await call("POST", `/recommendations/${ref}/refuse`, {
    json: { reason, version: 0 },
  });
  expect(first.status).toBe(200);
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(dialog).toContainText(`has refused this: "${reason}"`);
  await expect(dialog.getByLabel("Reason")).toHaveValue("Its client does not know how.");
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(dialog).toBeHidden();
  const decisions = cardOf(page, "Decision").getByRole("listitem");
  await expect(decisions.first()).toContainText("Its client does not know how.");
  await expect(decisions.nth(1)).toContainText("no longer holds");
});
