import { createECDH, randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { vapidPublicKey } from "../vapid";
import { detailOf, SendFailure } from "../send-failure";
import { mailbox, type Mailbox } from "../testing/mailbox";
import { NOTICE } from "../testing/notice";
import { opened, vapidClaims } from "../testing/opened-push";
import type { Receiver } from "../testing/receiver";
import { closeReceiver, ID, lastTo, openReceiver, refusal, send } from "../testing/sent";

const failureOf = (error: unknown) => (error instanceof SendFailure ? error.failure : null);
const SECRET = `whsec_${Buffer.from("a secret of at least 24 bytes").toString("base64")}`;

let hook: Receiver;
const last = () => lastTo(hook);

beforeEach(async () => {
  hook = await openReceiver();
});
afterEach(() => closeReceiver(hook));
afterAll(closeStore);

describe("a webhook", () => {
  it("is signed as the specification's own library verifies it", async () => {
    await send("webhook", { url: hook.url, secret: SECRET });
    const { headers, body } = last();
    const verified = new Webhook(SECRET).verify(body.toString(), headers as Record<string, string>);
    expect(verified).toMatchObject({
      type: "message.alert.firing",
      timestamp: "2026-11-02T12:00:00.000Z",
      data: { severity: "page", title: NOTICE.title, facts: { team: "Payments *core*" } },
    });
    expect(headers["webhook-id"]).toBe(ID);
    const other = new Webhook(
      `whsec_${Buffer.from("another secret of 24 bytes").toString("base64")}`,
    );
    expect(() => other.verify(body.toString(), headers as Record<string, string>)).toThrow();
  });

  it("that answers 410 is gone, and one that asks to wait is waited for", async () => {
    hook.answer = { status: 410 };
    const gone = await refusal(send("webhook", { url: hook.url, secret: SECRET }));
    expect(failureOf(gone)).toEqual({ kind: "gone" });
    hook.answer = { status: 429, headers: { "retry-after": "90" } };
    const later = await refusal(send("webhook", { url: hook.url, secret: SECRET }));
    expect(failureOf(later)).toEqual({ kind: "failed", retryAfterMs: 90_000 });
    expect(later).toMatchObject({ message: expect.stringContaining("status 429") as string });
  });

  it("in a private network is refused until the environment opens it", async () => {
    vi.stubEnv("BURNLINE_WEBHOOK_NETWORKS", "");
    await expect(send("webhook", { url: hook.url, secret: SECRET })).rejects.toThrow(
      "BURNLINE_WEBHOOK_NETWORKS",
    );
    expect(hook.received).toEqual([]);
  });
});

describe("a browser", () => {
  const browser = () => {
    const keys = createECDH("prime256v1");
    keys.generateKeys();
    const auth = randomBytes(16);
    return {
      keys,
      auth,
      address: {
        url: `${hook.url}/push/1`,
        p256dh: keys.getPublicKey().toString("base64url"),
        auth: auth.toString("base64url"),
      },
    };
  };

  it("is sent what only it can read, signed with keys that stay the same", async () => {
    const { keys, auth, address } = browser();
    await send("web-push", address);
    const { headers, body } = last();
    expect(headers).toMatchObject({
      "content-encoding": "aes128gcm",
      urgency: "high",
      topic: "alert-12",
    });
    expect(JSON.parse(opened(body, keys, auth))).toMatchObject({
      id: ID,
      title: NOTICE.title,
      acknowledge: NOTICE.acknowledgePost,
      sticky: true,
    });
    const { claims, publicKey } = vapidClaims(headers.authorization ?? "");
    expect(claims.aud).toBe(hook.url);
    expect(publicKey).toBe(await vapidPublicKey());
  });

  it("that has taken its subscription back is gone", async () => {
    hook.answer = { status: 404 };
    const error = await refusal(send("web-push", browser().address));
    expect(failureOf(error)).toEqual({ kind: "gone" });
  });
});

describe("a letter", () => {
  let box: Mailbox;
  beforeEach(async () => {
    box = await mailbox();
    vi.stubEnv("BURNLINE_SMTP_URL", box.url);
    vi.stubEnv("BURNLINE_MAIL_FROM", "burnline@example.org");
    forgetDependency("mail:127.0.0.1");
  });
  afterEach(() => box.close());

  it("says it in text and HTML, under the message's own id, in the thread of its alert", async () => {
    await send("email", { email: "ana@example.org" });
    expect(box.letters).toHaveLength(1);
    expect(box.letters[0]).toMatchObject({
      subject: "[Page] Checkout <fails> & burns",
      messageId: `<${ID}@example.org>`,
      inReplyTo: "<alert-12@example.org>",
      references: "<alert-12@example.org>",
    });
    expect(box.letters[0]?.text).toContain(`Acknowledge: ${NOTICE.acknowledgeUrl ?? ""}`);
    expect(box.letters[0]?.html).toContain("Checkout &lt;fails&gt; &amp; burns");
    expect(box.letters[0]?.html).not.toContain("<fails>");
  });

  it("that the server refuses says so without the password", async () => {
    vi.stubEnv("BURNLINE_SMTP_URL", box.url.replace("p%40ss", "wrong-secret"));
    const error = await refusal(send("email", { email: "ana@example.org" }));
    expect(String(error)).toContain("The mail server refuses the user name or password.");
    expect(detailOf(error)).toBe("127.0.0.1 refuses the user name or password.");
    expect(String(error)).not.toContain("wrong-secret");
    expect(box.letters).toEqual([]);
  });

  it("without a mail server says who sets one up", async () => {
    vi.stubEnv("BURNLINE_SMTP_URL", "");
    await expect(send("email", { email: "ana@example.org" })).rejects.toThrow(
      "Email is not set up. An administrator does that under Settings, Mail.",
    );
  });
});
