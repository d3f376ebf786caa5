import { type Counts } from "./counts";
import { type Finding } from "./finding";

/** A file that was not reviewed, and why, in a sentence. */
export type Unread = { path: string; why: string };

/**
 * What a review says of some files: `files` and `lines` count those that were read, `counts` all
 * findings, of which `findings` lists the first.
 */
export type Review = {
  findings: Finding[];
  counts: Counts;
  unread: Unread[];
  files: number;
  lines: number;
};
