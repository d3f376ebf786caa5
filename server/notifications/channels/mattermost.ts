import type { Notice } from "@/lib/notification/notice";
import { cut } from "@/lib/text/cut";
import { channel, hostOf } from "./channel";

const COLOR: Record<Notice["tone"], string> = {
  page: "#c01f34",
  ticket: "#8f6200",
  over: "#197a52",
  note: "#3a5ccc",
};

export const mattermostChannel = channel({
  kind: "mattermost",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    text: "",
    attachments: [
      {
        fallback: `${notice.title}. ${notice.lead}`,
        color: COLOR[notice.tone],
        title: cut(notice.title, 300),
        ...(notice.url === null ? {} : { title_link: notice.url }),
        text: [
          escaped(notice.lead),
          ...notice.more.map(({ title, lead }) => `**${escaped(title)}**: ${escaped(lead)}`),
          ...(notice.acknowledgeUrl === null ? [] : [`[Acknowledge](${notice.acknowledgeUrl})`]),
        ].join("\n\n"),
        fields: notice.facts.map(({ label, value }) => ({
          short: true,
          title: label,
          value: escaped(value),
        })),
      },
    ],
  }),
  preview: ({ attachments }) => ({
    text: attachments
      .map(({ title, text, fields }) =>
        [title, text, ...fields.map((field) => `${field.title}: ${field.value}`)].join("\n\n"),
      )
      .join("\n\n")
      .replaceAll(/\\([\\`*_{}[\]()#+!|<>~])/g, "$1"),
  }),
  host: ({ url }) => hostOf(url),
  request: ({ message }, { url }) => ({ url, body: JSON.stringify(message) }),
});

/** Markdown, and what calls people. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, "\\$&").replaceAll("@", "@\u200b");
