import type { Notice } from "@/lib/notification/notice";
import { cut } from "@/lib/text/cut";
import { channel, hostOf } from "./channel";
import { plainText } from "./plain-text";

const PRIORITY: Record<Notice["tone"], number> = { page: 5, ticket: 3, over: 2, note: 3 };
const TAG: Record<Notice["tone"], string> = {
  page: "rotating_light",
  ticket: "warning",
  over: "white_check_mark",
  note: "bell",
};

export const ntfyChannel = channel({
  kind: "ntfy",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    title: cut(notice.title, 250),
    message: cut(plainText(notice), 3500),
    priority: PRIORITY[notice.tone],
    tags: [TAG[notice.tone]],
    ...(notice.url === null ? {} : { click: notice.url }),
    actions:
      notice.acknowledgePost === null
        ? []
        : [
            {
              action: "http",
              label: "Acknowledge",
              url: notice.acknowledgePost,
              method: "POST",
              clear: true,
            },
          ],
  }),
  preview: ({ title, message, actions }) => ({
    text: [title, message, ...actions.map(({ label }) => `[${label}]`)].join("\n\n"),
  }),
  host: ({ url }) => hostOf(url),
  request: ({ message }, { url, token }) => {
    const { topic, server } = placeOf(url);
    return {
      url: server,
      body: JSON.stringify({ topic, ...message }),
      headers: token === "" ? {} : { authorization: `Bearer ${token}` },
    };
  },
});

/** JSON is sent to the server, which may lie below a path, and names the topic. */
function placeOf(address: string): { topic: string; server: string } {
  const url = new URL(address);
  const path = url.pathname.split("/").filter((part) => part !== "");
  const topic = decodeURIComponent(path.pop() ?? "");
  return { topic, server: `${url.origin}/${path.map((part) => `${part}/`).join("")}` };
}
