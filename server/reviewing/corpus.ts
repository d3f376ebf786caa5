import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { snippetsOf } from "@/lib/review/corpus/snippets";
import { type Judged } from "@/lib/review/corpus/score";
import { reviewFile } from "@/lib/review/review";
import { LANGUAGES, languageOf, type Family } from "@/lib/review/syntax/language";
import { loadParser, type Parse } from "./parse-syntax";

const FOLDER = path.join(process.cwd(), "lib/review/corpus");
const PATHS = { javascript: "src/snippet.ts", python: "app/snippet.py", go: "internal/snippet.go" };
const FOLDERS: Readonly<Record<Family, string>> = {
  javascript: "typescript",
  python: "python",
  go: "go",
};

/** Every snippet of the corpus with what the rules find in it. */
export async function judgeCorpus(): Promise<Judged[]> {
  const parse = await loadParser(LANGUAGES);
  return (["javascript", "python", "go"] as const).flatMap((family) => judgeFamily(parse, family));
}

function judgeFamily(parse: Parse, family: Family): Judged[] {
  const folder = path.join(FOLDER, FOLDERS[family]);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => snippetsOf(readFileSync(path.join(folder, file), "utf8"), PATHS[family]))
    .map((snippet) => {
      const language = languageOf(snippet.path) ?? "typescript";
      const root = parse(language, snippet.text);
      const { path: at, text } = snippet;
      return { family, snippet, findings: reviewFile({ path: at, language, text, root }) };
    });
}
