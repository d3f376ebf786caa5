import type { Notice } from "@/lib/notification/notice";
import { channel, hostOf } from "./channel";

const COLOR: Record<Notice["tone"], string> = {
  page: "Attention",
  ticket: "Warning",
  over: "Good",
  note: "Accent",
};

const block = (text: string, style: object = {}) => ({
  type: "TextBlock",
  text: escaped(text),
  wrap: true,
  ...style,
});

export const teamsChannel = channel({
  kind: "teams",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            block(notice.title, { size: "Large", weight: "Bolder", color: COLOR[notice.tone] }),
            ...(notice.lead === "" ? [] : [block(notice.lead)]),
            {
              type: "FactSet",
              facts: notice.facts.map(({ label, value }) => ({
                title: label,
                value: escaped(value),
              })),
            },
            ...notice.more.map(({ title, lead }) => block(`${title}: ${lead}`)),
          ],
          actions: [
            ...(notice.acknowledgeUrl === null
              ? []
              : [{ type: "Action.OpenUrl", title: "Acknowledge", url: notice.acknowledgeUrl }]),
            ...(notice.url === null
              ? []
              : [{ type: "Action.OpenUrl", title: "Open", url: notice.url }]),
          ],
        },
      },
    ],
  }),
  preview: ({ attachments }) => ({
    text: attachments.map(({ content }) => wordsIn(content)).join("\n\n"),
  }),
  host: ({ url }) => hostOf(url),
  request: ({ message }, { url }) => ({ url, body: JSON.stringify(message) }),
});

type Part = { text?: string; facts?: readonly { title: string; value: string }[] };
type CardContent = { body: readonly Part[]; actions: readonly { title: string }[] };

/** As the card shows it. */
const wordsIn = ({ body, actions }: CardContent): string =>
  [
    ...body.map(({ text, facts = [] }) =>
      [text, ...facts.map(({ title, value }) => `${title}: ${value}`)].filter(Boolean).join("\n"),
    ),
    actions.map(({ title }) => `[${title}]`).join(" "),
  ]
    .filter(Boolean)
    .join("\n\n")
    .replaceAll(/\\([\\`*_[\]])/g, "$1");

/** A card's text is Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]]/g, "\\$&");
}
