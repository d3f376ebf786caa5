// Shows pages and tickets that Burnline pushes to this browser, and acknowledges from them.

self.addEventListener("push", (event) => {
  const { title, body, url, acknowledge, tag, sticky } = event.data.json();
  const options = {
    body,
    icon: "/icon.svg",
    requireInteraction: sticky === true,
    data: { url, acknowledge },
    actions: acknowledge ? [{ action: "acknowledge", title: "Acknowledge" }] : [],
  };
  // The newest message about one thing takes the place of those before it, and rings all the same.
  if (tag) Object.assign(options, { tag, renotify: true });
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  const { url, acknowledge } = event.notification.data ?? {};
  event.notification.close();
  if (event.action === "acknowledge" && acknowledge)
    event.waitUntil(acknowledgeFrom(acknowledge, event.notification));
  else if (url) event.waitUntil(self.clients.openWindow(pathOf(url)));
});

async function acknowledgeFrom(address, { title, tag }) {
  const path = pathOf(address);
  const answer = await fetch(path, { method: "POST" }).catch(() => null);
  if (answer?.ok)
    await self.registration.showNotification(`Acknowledged: ${title}`, {
      tag: tag || undefined,
      silent: true,
      icon: "/icon.svg",
    });
  // The page with the button says what went wrong.
  else await self.clients.openWindow(path.replace("/api/", "/"));
}

/** On this origin, whatever address the server is told to have. */
function pathOf(address) {
  const { pathname, search } = new URL(address, self.location.origin);
  return pathname + search;
}
