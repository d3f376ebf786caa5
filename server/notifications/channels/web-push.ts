import { generateRequestDetails } from "web-push";
import { cut } from "@/lib/text/cut";
import { vapidDetails } from "../vapid";
import { channel, hostOf } from "./channel";
import { plainText } from "./plain-text";

const DAY_S = 86_400;

export const webPushChannel = channel({
  kind: "web-push",
  shown: ({ url }) => hostOf(url),
  render: (notice) => ({
    urgency: notice.tone === "page" ? ("high" as const) : ("normal" as const),
    topic: notice.thread,
    payload: {
      title: cut(notice.title, 200),
      body: cut(plainText(notice), 1200),
      url: notice.url,
      acknowledge: notice.acknowledgePost,
      tag: notice.thread,
      sticky: notice.tone === "page",
    },
  }),
  preview: ({ payload }) => ({
    text: [
      payload.title,
      payload.body,
      ...(payload.acknowledge === null ? [] : ["[Acknowledge]"]),
    ].join("\n\n"),
  }),
  host: ({ url }) => hostOf(url),
  request: async ({ message: { urgency, topic, payload }, id }, { url, p256dh, auth }) => {
    const details = generateRequestDetails(
      { endpoint: url, keys: { p256dh, auth } },
      JSON.stringify({ id, ...payload }),
      {
        vapidDetails: await vapidDetails(),
        TTL: DAY_S,
        urgency,
        contentEncoding: "aes128gcm",
        // Of what has not reached the browser yet, the newest about one thing is enough.
        ...(topic === null ? {} : { topic }),
      },
    );
    return { url, body: details.body, headers: headersOf(details.headers), gone: [404, 410] };
  },
});

const headersOf = (headers: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== "content-length")
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
