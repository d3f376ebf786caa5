import { cut } from "@/lib/text/cut";
import { withoutUnstorable } from "@/lib/text/storable";
import { boundedLinks } from "./bounded";
import type { Incoming } from "./incoming";

/** A change as a sender tells of it; `at` in epoch milliseconds, null where it does not say. */
export type IncomingChange = {
  summary: string;
  source: string | null;
  /** The slug of its service, where the sender names one. */
  service: string | null;
  at: number | null;
  links: Incoming["links"];
};

const SUMMARY_MAX = 1024;
const SOURCE_MAX = 200;

/** Of a size that a list can show, without what no database of ours keeps. */
export const boundedChange = (change: IncomingChange): IncomingChange => ({
  ...change,
  summary: withoutUnstorable(cut(change.summary.trim(), SUMMARY_MAX)),
  source: change.source === null ? null : withoutUnstorable(cut(change.source.trim(), SOURCE_MAX)),
  links: boundedLinks(change.links).map(({ href, text }) => ({
    href: withoutUnstorable(href),
    text: withoutUnstorable(text),
  })),
});
