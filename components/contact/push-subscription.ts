const WORKER = "/service-worker.js";

type Subscription = { url: string; p256dh: string; auth: string };

/** Subscribes this browser to pushes; throws what to do where it does not want to. */
export async function subscribed(publicKey: string): Promise<Subscription> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window))
    throw new Error(
      "This browser takes no push messages here. They need https, and on iPhones Burnline on the home screen.",
    );
  if ((await Notification.requestPermission()) !== "granted")
    throw new Error("Notifications are blocked. Allow them for this site in the browser.");
  await navigator.serviceWorker.register(WORKER);
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth)
    throw new Error("The browser gave no address to send to.");
  return { url: endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

const BROWSERS = ["Edg", "Firefox", "Chrome", "Safari"];
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"];

/** "Firefox on Linux". */
export function browserName(userAgent: string): string {
  const named = (names: readonly string[]) => names.find((name) => userAgent.includes(name));
  const browser = named(BROWSERS)?.replace("Edg", "Edge") ?? "Browser";
  const system = named(SYSTEMS);
  return system === undefined ? browser : `${browser} on ${system}`;
}
