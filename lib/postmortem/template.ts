import { unixLines } from "@/lib/text/line-breaks";

/**
 * The written sections in the order of reading; timeline, contributing factors and action items
 * stand between them.
 */
export const SECTION_KEYS = [
  "summary",
  "impact",
  "background",
  "wentWell",
  "wentBadly",
  "lucky",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];
export type Sections = Record<SectionKey, string>;

export type PostmortemText = { title: string; sections: Sections; factors: string[] };
export type TextField = "title" | SectionKey | "factors";
export const TEXT_FIELDS = [
  "title",
  ...SECTION_KEYS,
  "factors",
] as const satisfies readonly TextField[];

/**
 * What each section is called, and what its author is asked; blameless: what made it possible,
 * never who.
 */
export const SECTION_WORDS: Readonly<Record<SectionKey, { title: string; prompt: string }>> = {
  summary: {
    title: "Summary",
    prompt:
      "What happened, to whom, for how long, and how it ended: three sentences for someone who was not there.",
  },
  impact: {
    title: "Impact",
    prompt: "How many users noticed, what they could not do, and for how long. What it cost.",
  },
  background: {
    title: "Background and detection",
    prompt: "What a reader has to know of the system, and how the problem was noticed.",
  },
  wentWell: { title: "What went well", prompt: "What kept it from being worse, and should stay." },
  wentBadly: {
    title: "What went badly",
    prompt: "What made it longer or wider than it had to be.",
  },
  lucky: {
    title: "Where we were lucky",
    prompt: "What would have made it worse, and did not happen by chance.",
  },
};

export const FACTORS_WORDS = {
  title: "Contributing factors",
  prompt:
    "One per line. Most incidents have several: conditions without which it would not have happened this way. No names.",
} as const;

export const FIELD_WORDS: Readonly<Record<TextField, string>> = {
  title: "Title",
  factors: FACTORS_WORDS.title,
  ...(Object.fromEntries(SECTION_KEYS.map((key) => [key, SECTION_WORDS[key].title])) as Record<
    SectionKey,
    string
  >),
};

const EMPTY_SECTIONS: Sections = {
  summary: "",
  impact: "",
  background: "",
  wentWell: "",
  wentBadly: "",
  lucky: "",
};

/** What a new postmortem begins with: an incident's title and summary where there is one. */
export const newText = (title: string, summary = ""): PostmortemText => ({
  title,
  sections: { ...EMPTY_SECTIONS, summary },
  factors: [],
});

/** The contributing factors in a text that holds one a line. */
export const factorsIn = (text: string): string[] =>
  unixLines(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export const fieldOf = (text: PostmortemText, field: TextField): string => {
  if (field === "title") return text.title;
  return field === "factors" ? text.factors.join("\n") : text.sections[field];
};

/** A text as the editor's form holds it. */
export const fieldsOf = (text: PostmortemText): Record<TextField, string> =>
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, fieldOf(text, field)])) as Record<
    TextField,
    string
  >;

/** The fields in which two differ, in the order of reading. */
export const changedFields = (before: PostmortemText, after: PostmortemText): TextField[] =>
  TEXT_FIELDS.filter((field) => fieldOf(before, field) !== fieldOf(after, field));
