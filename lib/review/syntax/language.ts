export const LANGUAGES = ["typescript", "tsx", "javascript", "python", "go"] as const;
export type Language = (typeof LANGUAGES)[number];

const BY_ENDING: Readonly<Record<string, Language>> = {
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "tsx",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascript",
  py: "python",
  go: "go",
};

/** The language a file is written in, by the ending of its name; null for one that is not read. */
export const languageOf = (path: string): Language | null => {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
};

/** What the rules tell apart: the forms of JavaScript are one. */
export type Family = "javascript" | "python" | "go";

export const familyOf = (language: Language): Family =>
  language === "python" || language === "go" ? language : "javascript";
