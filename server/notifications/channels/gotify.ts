import type { Notice } from "@/lib/notification/notice";
import { channel, hostOf } from "./channel";
import { plainText } from "./plain-text";

const PRIORITY: Record<Notice["tone"], number> = { page: 10, ticket: 5, over: 3, note: 5 };

export const gotifyChannel = channel({
  kind: "gotify",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    title: notice.title,
    message:
      plainText(notice) +
      (notice.acknowledgeUrl === null ? "" : `\n\nAcknowledge: ${notice.acknowledgeUrl}`),
    priority: PRIORITY[notice.tone],
    extras:
      notice.url === null
        ? {}
        : { "client::notification": { click: { url: notice.acknowledgeUrl ?? notice.url } } },
  }),
  preview: ({ title, message }) => ({ text: `${title}\n\n${message}` }),
  host: ({ url }) => hostOf(url),
  request: ({ message }, { url, token }) => ({
    url: `${url}${url.endsWith("/") ? "" : "/"}message`,
    body: JSON.stringify(message),
    headers: { "x-gotify-key": token },
  }),
});
