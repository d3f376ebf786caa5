import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { alertRow } from "./support/alert-rows";
import { apiClient } from "./support/api-client";
import { desktopChromium } from "./support/chromium";
import { expect, test } from "./support/fixtures";
import { acknowledgeLink, mailTo } from "./support/mail";
import { messageRow } from "./support/message-rows";
import { startPushService, type PushService } from "./support/push-service";
import { startServer, type Server } from "./support/server";
import { shownOn } from "./support/service-worker";
import { signIn } from "./support/sign-in";

test.use({ launchOptions: desktopChromium() });

const SENT_WITHIN_MS = 15_000;

let box: Mailbox;
let push: PushService;
let server: Server;

test.beforeAll(async ({ database }) => {
  box = await mailbox();
  server = await startServer({
    database,
    env: {
      ...mailTo(box),
      BURNLINE_WEBHOOK_NETWORKS: "127.0.0.0/8",
    },
  });
});
test.afterAll(async () => {
  await server.remove();
  await box.close();
  await push.close();
});

test("a browser that was added shows what is pushed to it, and the button of a page acknowledges", async ({
  page,
  context,
}) => {
  await signIn(context, server.url, server.admin);
  push = await startPushService(page, server.url);
  await page.goto(`${server.url}/settings/notifications`);
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Add this browser" }).click();
  await expect(main).toContainText("This browser now shows your pages");
  await main.getByRole("button", { name: "Send me a test" }).click();
  await expect(main).toContainText(/Sent to .*Browser \(Chrome on Linux\)/);
  await expect.poll(() => shownOn(page)).toMatchObject([{ title: "Test from Burnline" }]);
  expect(push.refused).toEqual([]);

  await apiClient(server)("PUT", "/teams/payments", { json: { name: "Payments" } });
  box.letters.length = 0;
  const title = "Search is down";
  const alert = await alertRow(server.databaseUrl, { team: "payments", title });
  await messageRow(server.databaseUrl, alert, { email: server.admin.email });
  await expect.poll(() => box.letters.length, { timeout: SENT_WITHIN_MS }).toBe(1);
  const link = acknowledgeLink(box.letters[0]);
  const pushed = {
    title,
    body: "Since now",
    url: `${server.url}/alerts/${alert}`,
    acknowledge: link.replace("/acknowledge/", "/api/acknowledge/"),
    tag: `alert-${alert}`,
    sticky: true,
  };
  const shown = async () => (await shownOn(page)).filter(({ tag }) => tag === pushed.tag);
  // The browser drops what is delivered while it starts the worker anew.
  await expect(async () => {
    await push.deliver(JSON.stringify(pushed));
    await expect
      .poll(shown)
      .toMatchObject([
        { title, body: "Since now", requireInteraction: true, actions: ["Acknowledge"] },
      ]);
  }).toPass({ timeout: 60_000 });

  const [worker] = context.serviceWorkers();
  await worker?.evaluate(async (tag) => {
    const scope = globalThis as unknown as WorkerScope;
    const [notification] = await scope.registration.getNotifications({ tag });
    const click = { notification, action: "acknowledge" };
    scope.dispatchEvent(new scope.NotificationEvent("notificationclick", click));
  }, pushed.tag);
  await expect
    .poll(shown, { timeout: SENT_WITHIN_MS })
    .toMatchObject([{ title: `Acknowledged: ${title}`, actions: [] }]);
  await page.goto(link);
  await expect(page.getByRole("status")).toContainText("Acknowledged by");
});

type WorkerScope = {
  dispatchEvent: (event: Event) => boolean;
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (name: string, init: object) => Event;
};
