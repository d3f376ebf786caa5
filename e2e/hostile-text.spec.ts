import { expect, test } from "./support/fixtures";

const HOSTILE = [
  '<img src=x onerror="window.struck=1">',
  '"><script>window.struck=1</script>',
  "'-window.struck=1-' javascript:window.struck=1",
  "[a](javascript:window.struck=1) ![b](x)",
  "\u202egnirts desrever 💥👩‍👩‍👧‍👦",
  "unbroken".repeat(9),
];

// Names and descriptions of teams, services and SLOs; people, tokens and data sources are not covered.
test("hostile text is shown as text wherever it is shown, and breaks no page at 360 px", async ({ adminPage: page, api, unique, pageErrors }) => {
  pageErrors.allow(/status of 404/);
  await page.setViewportSize({ width: 360, height: 740 });
  const put = async (path: string, data: unknown) => expect((await api.put(`/api/v1${path}`, { data })).ok(), path).toBe(true);
  for (const text of HOSTILE) {
    const [team, service] = [unique("team"), unique("service")];
    await put(`/teams/${team}`, { name: text });
    await put(`/services/${service}`, { name: text, team, description: `${text} ${text}` });
    await put(`/services/${service}/slos/up`, { name: text, description: text, sli: { kind: "availability" }, objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }] });
    const shown = ["/", "/teams", `/teams/${team}`, "/services", `/services/${service}`, `/services/${service}/edit`, "/slos", `/slos?q=${encodeURIComponent(text)}`, `/services/${service}/slos/up`, `/services/${service}/slos/up/edit`, "/settings/teams", `/settings/teams/${team}`];
    for (const path of shown) {
      await page.goto(path);
      const what = `${path} with ${text}`;
      expect.soft(await page.evaluate(() => "struck" in window), what).toBe(false);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(360);
      if (/service|team-|slo-/.test(path)) expect.soft(await page.evaluate((name) => document.body.textContent.includes(name) || [...document.querySelectorAll("input, textarea")].some((field) => field instanceof HTMLInputElement && field.value === name), text), `${what} is shown`).toBe(true);
    }
  }
});
