import { createHmac } from "node:crypto";
import { eventOf } from "@/lib/notification/event-of";
import { channel, hostOf } from "./channel";

/** As the Standard Webhooks specification has it: https://www.standardwebhooks.com */
export const webhookChannel = channel({
  kind: "webhook",
  shown: ({ url }) => hostOf(url),
  render: (notice) => JSON.stringify(notice.body ?? eventOf(notice)),
  preview: (body) => ({ text: JSON.stringify(JSON.parse(body), null, 2) }),
  host: ({ url }) => hostOf(url),
  request: ({ message: body, id }, { url, secret }) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return {
      url,
      body,
      headers: {
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`,
      },
    };
  },
});

const signature = (secret: string, signed: string): string =>
  createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
    .update(signed)
    .digest("base64");
