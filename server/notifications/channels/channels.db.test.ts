import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { NOTICE } from "../testing/notice";
import { jsonOf, type Receiver } from "../testing/receiver";
import { detailOf } from "../send-failure";
import { closeReceiver, lastTo, openReceiver, refusal, send } from "../testing/sent";
import { telegramChannelAt } from "./telegram";

let hook: Receiver;
const last = () => lastTo(hook);

beforeEach(async () => {
  hook = await openReceiver();
});
afterEach(() => closeReceiver(hook));
afterAll(closeStore);

describe("what each receiver is sent", () => {
  it("is blocks for Slack, with links as buttons and signs escaped", async () => {
    await send("slack", { url: hook.url });
    expect(jsonOf(last())).toEqual({
      text: "🔴 Checkout &lt;fails&gt; &amp; burns",
      blocks: [
        { type: "header", text: { type: "plain_text", text: "🔴 Checkout <fails> & burns" } },
        { type: "section", text: { type: "mrkdwn", text: NOTICE.lead } },
        { type: "section", fields: [{ type: "mrkdwn", text: "*Team*\nPayments *core*" }] },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: { type: "plain_text", text: "Acknowledge" },
              url: NOTICE.acknowledgeUrl,
              style: "primary",
            },
            { type: "button", text: { type: "plain_text", text: "Open" }, url: NOTICE.url },
          ],
        },
      ],
    });
  });

  it("is an attachment for Mattermost that calls nobody", async () => {
    await send("mattermost", { url: hook.url }, { ...NOTICE, lead: "@channel *now*" });
    expect(jsonOf(last())).toMatchObject({
      attachments: [
        {
          color: "#c01f34",
          title_link: NOTICE.url,
          text: `@\u200bchannel \\*now\\*\n\n[Acknowledge](${NOTICE.acknowledgeUrl ?? ""})`,
          fields: [{ short: true, title: "Team", value: "Payments \\*core\\*" }],
        },
      ],
    });
  });

  it("is an adaptive card for Microsoft Teams", async () => {
    await send("teams", { url: hook.url });
    expect(jsonOf(last())).toMatchObject({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            type: "AdaptiveCard",
            version: "1.4",
            body: [
              { type: "TextBlock", text: NOTICE.title, color: "Attention" },
              { type: "TextBlock", text: NOTICE.lead },
              { type: "FactSet", facts: [{ title: "Team", value: "Payments \\*core\\*" }] },
            ],
            actions: [
              { type: "Action.OpenUrl", title: "Acknowledge", url: NOTICE.acknowledgeUrl },
              { type: "Action.OpenUrl", title: "Open", url: NOTICE.url },
            ],
          },
        },
      ],
    });
  });

  it("is a message of the highest priority for ntfy, with a button that posts", async () => {
    await send("ntfy", { url: `${hook.url}/push/ops`, token: "tk_1" });
    const received = last();
    expect(received.path).toBe("/push/");
    expect(received.headers.authorization).toBe("Bearer tk_1");
    expect(jsonOf(received)).toEqual({
      topic: "ops",
      title: NOTICE.title,
      message: `${NOTICE.lead}\nTeam: Payments *core*`,
      priority: 5,
      tags: ["rotating_light"],
      click: NOTICE.url,
      actions: [
        {
          action: "http",
          label: "Acknowledge",
          url: NOTICE.acknowledgePost,
          method: "POST",
          clear: true,
        },
      ],
    });
  });

  it("carries Gotify's key in a header and Telegram's in the path", async () => {
    await send("gotify", { url: `${hook.url}/`, token: "Akey" });
    expect([last().path, last().headers["x-gotify-key"]]).toEqual(["/message", "Akey"]);
    expect(jsonOf(last())).toMatchObject({ title: NOTICE.title, priority: 10 });

    const telegram = telegramChannelAt(hook.url);
    await send("telegram", { token: "1:abc", chat: "-100" }, NOTICE, telegram);
    expect(last().path).toBe("/bot1:abc/sendMessage");
    expect(jsonOf(last())).toMatchObject({
      chat_id: "-100",
      text: "<b>Checkout &lt;fails&gt; &amp; burns</b>\nThe budget burns 16.2× over 1 hour.\nTeam: Payments *core*",
      parse_mode: "HTML",
      reply_markup: {
        inline_keyboard: [[{ text: "Acknowledge", url: NOTICE.acknowledgeUrl }, { text: "Open" }]],
      },
    });
  });

  it("names what the receiver says, and never what it is asked with", async () => {
    hook.answer = { status: 400, body: '{"ok":false,"description":"Bad Request: chat not found"}' };
    const error = await refusal(
      send("telegram", { token: "1:geheim", chat: "5" }, NOTICE, telegramChannelAt(hook.url)),
    );
    expect(detailOf(error)).toContain("Bad Request: chat not found");
    expect(detailOf(error)).not.toContain("geheim");
    expect(String(error)).toBe("SendFailure: The receiver answered with status 400.");
  });
});
