import type { Page } from "@playwright/test";

export type Shown = {
  title: string;
  body: string;
  tag: string;
  requireInteraction: boolean;
  actions: string[];
};

/** Hands pushes to the service worker of a page's origin, as a browser does. */
export async function workerOf(
  page: Page,
  origin: string,
): Promise<{ deliver: (data: string) => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  let registrationId: string | undefined;
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    registrationId = registrations.findLast(({ isDeleted }) => !isDeleted)?.registrationId;
  });
  await devtools.send("ServiceWorker.enable");
  return {
    deliver: async (data) => {
      if (registrationId === undefined) throw new Error("the page has no service worker");
      await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
    },
  };
}

/** The notifications of the page's origin that the browser shows at this moment. */
export const shownOn = (page: Page): Promise<Shown[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((shown) => ({
      title: shown.title,
      body: shown.body,
      tag: shown.tag,
      requireInteraction: shown.requireInteraction,
      actions: (shown as { actions?: { title: string }[] }).actions?.map((one) => one.title) ?? [],
    }));
  });
