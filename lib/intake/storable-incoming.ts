import { withoutUnstorable } from "@/lib/text/storable";
import type { Incoming } from "./incoming";

/** The alert without what no database of ours keeps: it is not lost for one odd character. */
export const storableIncoming = (incoming: Incoming): Incoming => ({
  ...incoming,
  key: withoutUnstorable(incoming.key),
  title: withoutUnstorable(incoming.title),
  group: incoming.group === null ? null : withoutUnstorable(incoming.group),
  labels: storable(incoming.labels),
  annotations: storable(incoming.annotations),
  links: incoming.links.map(({ href, text }) => ({
    href: withoutUnstorable(href),
    text: withoutUnstorable(text),
  })),
});

const storable = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [
      withoutUnstorable(name),
      withoutUnstorable(value),
    ]),
  );
