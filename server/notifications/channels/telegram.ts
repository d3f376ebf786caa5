import type { Notice } from "@/lib/notification/notice";
import { cut } from "@/lib/text/cut";
import { channel, hostOf, type Channel } from "./channel";

const API = "https://api.telegram.org";
const MAX_TEXT = 3500;

export const telegramChannelAt = (api: string): Channel =>
  channel({
    kind: "telegram",
    shown: ({ chat }) => `chat ${chat}`,
    render: (notice) => ({
      text: textOf(notice),
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      disable_notification: notice.tone === "over",
      ...keyboardOf(notice),
    }),
    preview: ({ text }) => ({ text: withoutTags(text) }),
    host: () => hostOf(api),
    request: ({ message }, { token, chat }) => ({
      url: `${api}/bot${token}/sendMessage`,
      body: JSON.stringify({ chat_id: chat, ...message }),
    }),
  });

export const telegramChannel = telegramChannelAt(API);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const withoutTags = (html: string): string =>
  html
    .replaceAll(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function textOf({ title, lead, facts, more }: Notice): string {
  const lines = [
    `<b>${escaped(cut(title, 300))}</b>`,
    ...(lead === "" ? [] : [escaped(cut(lead, 1000))]),
    ...facts.map(({ label, value }) => `${escaped(label)}: ${escaped(cut(value, 300))}`),
  ];
  for (const other of more) {
    const line = `<b>${escaped(cut(other.title, 200))}</b> ${escaped(cut(other.lead, 300))}`;
    if (lines.join("\n").length + line.length > MAX_TEXT) break;
    lines.push(line);
  }
  return lines.join("\n");
}

/** Telegram takes no button for a host without a domain. */
function keyboardOf({ acknowledgeUrl, url }: Notice) {
  const button = (text: string, target: string | null) =>
    target !== null && new URL(target).hostname.includes(".") ? [{ text, url: target }] : [];
  const buttons = [...button("Acknowledge", acknowledgeUrl), ...button("Open", url)];
  return buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: [buttons] } };
}
