import type { Notice } from "@/lib/notification/notice";
import { cut } from "@/lib/text/cut";
import { channel, hostOf } from "./channel";

const MARK: Record<Notice["tone"], string> = {
  page: "🔴",
  ticket: "🟡",
  over: "🟢",
  note: "🔵",
};

export const slackChannel = channel({
  kind: "slack",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    text: `${MARK[notice.tone]} ${escaped(notice.title)}`,
    blocks: [
      {
        type: "header",
        text: { type: "plain_text", text: cut(`${MARK[notice.tone]} ${notice.title}`, 150) },
      },
      ...(notice.lead === "" ? [] : [section(notice.lead)]),
      ...(notice.facts.length === 0 ? [] : [fieldsOf(notice)]),
      ...notice.more
        .slice(0, 20)
        .map(({ title, lead, url }) =>
          section(`*${url === null ? escaped(title) : link(url, title)}*\n${escaped(lead)}`, true),
        ),
      ...buttonsOf(notice),
    ],
  }),
  preview: ({ blocks }) => ({ text: blocks.map(wordsIn).join("\n\n") }),
  host: ({ url }) => hostOf(url),
  request: ({ message }, { url }) => ({ url, body: JSON.stringify(message) }),
});

type Words = { text: string };
type Block = { text?: Words; fields?: readonly Words[]; elements?: readonly { text: Words }[] };

/** As Slack shows it. */
function wordsIn({ text, fields = [], elements = [] }: Block): string {
  const buttons = elements.map((each) => `[${each.text.text}]`).join(" ");
  return [text?.text, ...fields.map((each) => each.text.replace("\n", " ")), buttons]
    .filter(Boolean)
    .join("\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const link = (url: string, text: string): string =>
  `<${url}|${escaped(text).replaceAll("|", "¦")}>`;

const section = (text: string, ready = false) => ({
  type: "section",
  text: { type: "mrkdwn", text: cut(ready ? text : escaped(text), 3000) },
});

const fieldsOf = ({ facts }: Notice) => ({
  type: "section",
  fields: facts.slice(0, 10).map(({ label, value }) => ({
    type: "mrkdwn",
    text: cut(`*${escaped(label)}*\n${escaped(value)}`, 2000),
  })),
});

function buttonsOf({ acknowledgeUrl, url }: Notice) {
  const button = (text: string, target: string, style?: "primary") => ({
    type: "button",
    text: { type: "plain_text", text },
    url: target,
    ...(style ? { style } : {}),
  });
  const elements = [
    ...(acknowledgeUrl === null ? [] : [button("Acknowledge", acknowledgeUrl, "primary")]),
    ...(url === null ? [] : [button("Open", url)]),
  ];
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}
