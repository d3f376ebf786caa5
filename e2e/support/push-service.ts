import { createECDH, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { opened, vapidClaims } from "@/server/notifications/testing/opened-push";
import { listen } from "@/server/outgoing/testing/loopback-server";
import { workerOf } from "./service-worker";

type Pushed = { id: string; title: string };

export type PushService = {
  /** What arrived, as the browser can read it, the oldest first. */
  pushed: Pushed[];
  /** Whatever it refused, in words. */
  refused: string[];
  /** Hands this to the browser's worker as if it had been sent. */
  deliver: (data: string) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * A push service on loopback for the browser of this page, in place of its maker's, which cannot be
 * reached. Who subscribes is given an address here; what is sent there is held against the key that
 * was subscribed with (RFC 8292), opened as the browser does it (RFC 8291), and handed to the real
 * service worker.
 */
export async function startPushService(page: Page, url: string): Promise<PushService> {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  const pushed: Pushed[] = [];
  const refused: string[] = [];
  let senderKey = "";
  const { deliver } = await workerOf(page, url);

  const take = async (request: IncomingMessage): Promise<void> => {
    const { claims, publicKey } = vapidClaims(request.headers.authorization ?? "");
    if (claims.aud !== own || publicKey !== senderKey)
      throw new Error("it is not of whom the browser has subscribed to");
    const text = opened(await buffer(request), keys, auth);
    await deliver(text);
    pushed.push(JSON.parse(text) as Pushed);
  };
  const { url: own, close } = await listen((request, response) => {
    take(request).then(
      () => response.writeHead(201).end(),
      (error: unknown) => {
        refused.push(String(error));
        response.writeHead(403).end();
      },
    );
  });

  await page.context().grantPermissions(["notifications"], { origin: url });
  await page.exposeFunction("subscribeWith", (key: string) => {
    senderKey = key;
    return {
      endpoint: `${own}/browser`,
      keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") },
    };
  });
  await page.addInitScript(() => {
    const scope = globalThis as unknown as { subscribeWith: (key: unknown) => Promise<unknown> };
    PushManager.prototype.subscribe = async (options) => {
      const subscription = await scope.subscribeWith(options?.applicationServerKey);
      return { toJSON: () => subscription } as PushSubscription;
    };
  });
  return {
    pushed,
    refused,
    deliver,
    close,
  };
}
