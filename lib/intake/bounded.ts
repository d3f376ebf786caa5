import { cut } from "@/lib/text/cut";
import type { Incoming } from "./incoming";

const TITLE_MAX = 500;
const TEXTS_MAX = 100;
const NAME_MAX = 200;
const LABEL_MAX = 2000;
const ANNOTATION_MAX = 8000;
const LINKS_MAX = 20;
const HREF_MAX = 2000;

/** An alert of a size that every list and message can show; its keys stay as they were sent. */
export const bounded = (incoming: Incoming): Incoming => ({
  ...incoming,
  title: cut(incoming.title.trim(), TITLE_MAX),
  labels: texts(incoming.labels, LABEL_MAX),
  annotations: texts(incoming.annotations, ANNOTATION_MAX),
  links: boundedLinks(incoming.links),
});

export const boundedLinks = (links: Incoming["links"]): { href: string; text: string }[] =>
  links
    .filter(({ href }) => href.length <= HREF_MAX && isWebAddress(href))
    .slice(0, LINKS_MAX)
    .map(({ href, text }) => ({ href, text: cut(text.trim() || href, NAME_MAX) }));

const texts = (all: Readonly<Record<string, string>>, most: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(all)
      .slice(0, TEXTS_MAX)
      .map(([name, value]) => [cut(name, NAME_MAX), cut(value, most)]),
  );

/** Senders put whatever they like there, and someone will follow it. */
const isWebAddress = (href: string): boolean =>
  URL.canParse(href) && ["http:", "https:"].includes(new URL(href).protocol);
