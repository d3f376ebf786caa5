import { countsOf, type Counts } from "@/lib/review/counts";
import { type Finding } from "@/lib/review/finding";
import { listedOf } from "@/lib/review/listed";
import { reviewFile } from "@/lib/review/review";
import { type SourceFile } from "@/lib/review/source-file";
import { languageOf, type Language } from "@/lib/review/syntax/language";
import { loadParser, TooDeep, type Parse } from "./parse-syntax";

/** What came of one file, or why it was not read; `counts` are of all that was found. */
export type FileReview = { findings: Finding[]; counts: Counts } | { why: string };

const parsers = new Map<Language, Promise<Parse>>();

const parserOf = (language: Language): Promise<Parse> => {
  const loaded = parsers.get(language) ?? loadParser([language]);
  parsers.set(language, loaded);
  return loaded;
};

/** What the thread that reviews does. A parser is loaded when the first file asks for it. */
export async function readFile({ path, text }: SourceFile): Promise<FileReview> {
  const language = languageOf(path);
  if (!language) return { why: "Its language is not supported." };
  const parse = await parserOf(language);
  try {
    const findings = reviewFile({ path, language, text, root: parse(language, text) });
    return { findings: listedOf(findings), counts: countsOf(findings) };
  } catch (error) {
    if (error instanceof TooDeep) return { why: error.message };
    if (error instanceof RangeError) return { why: "It is nested too deeply to be read." };
    throw error;
  }
}
