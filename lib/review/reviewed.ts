import { type Finding } from "./finding";

/** A file that was not reviewed, and why, in a sentence. */
export type Unread = { path: string; why: string };

/** What a review says of some files: `files` and `lines` count those that were read. */
export type Review = {
  findings: Finding[];
  unread: Unread[];
  files: number;
  lines: number;
};
