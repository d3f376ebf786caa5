import { expect, test } from "./support/fixtures";
import { startPrometheus } from "./support/prometheus";
import { startServer } from "./support/server";

test("errors in the console, exceptions and policy violations of a page are noticed", async ({
  page,
  pageErrors,
  server,
}) => {
  pageErrors.allow(/^logged on purpose/);
  await page.route(`${server.url}/broken`, (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "content-security-policy": "script-src 'nonce-1'" },
      body: `<script nonce="1">console.error("logged on purpose"); console.error("logged"); throw new Error("thrown");</script><script src="/evil.js"></script>`,
    }),
  );
  await page.goto("/broken");
  const seen = () => pageErrors.unexpected().join("\n");
  await expect.poll(seen).toContain("logged (");
  await expect.poll(seen).toContain("uncaught: Error: thrown");
  await expect.poll(seen).toContain("CSP enforce: script-src-elem");
  expect(seen()).not.toContain("logged on purpose");
  pageErrors.allow(/./);
});

test("a server that was killed starts again on its port, and stops when asked", async ({
  database,
}) => {
  const server = await startServer({ database, installation: "empty" });
  const firstPid = server.pid();
  await server.kill9();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
  await server.restart();
  expect(server.pid()).not.toBe(firstPid);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  // 143 is how Next says that it stopped in order because of SIGTERM.
  expect(await server.stop()).toBe(143);
  await server.remove();
});

test("a real Prometheus scrapes and answers as of an instant", async () => {
  const prometheus = await startPrometheus({ scrapeConfigs: [] });
  const scraping = await startPrometheus({
    scrapeConfigs: [
      { job_name: "other", static_configs: [{ targets: [new URL(prometheus.url).host] }] },
    ],
  });
  await scraping.untilScraped("other");
  await expect.poll(() => scraping.number('up{job="other"}')).toBe(1);
  expect(await scraping.number("up", 0)).toBeNull();
  await expect(scraping.query("up{")).rejects.toThrow("Prometheus answered 400");
  await scraping.stop();
  await prometheus.stop();
});
