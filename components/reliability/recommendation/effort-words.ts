import type { Effort } from "@/lib/reliability/recommend/effort";

export const EFFORT_WORDS: Readonly<Record<Effort, string>> = {
  S: "a setting, about an hour",
  M: "code in one service, about a day",
  L: "several services or another provider, about two weeks",
};
