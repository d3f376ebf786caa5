import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { type Finding } from "@/lib/review/finding";
import { reviewFile } from "@/lib/review/review";
import { LANGUAGES, languageOf } from "@/lib/review/syntax/language";
import { walk } from "@/lib/review/syntax/syntax";
import { judgeCorpus } from "./corpus";
import { loadParser } from "./parse-syntax";

const parse = await loadParser(LANGUAGES);
const corpus = await judgeCorpus();

const rootOf = (path: string, text: string) => parse(languageOf(path) ?? "typescript", text);
const review = (path: string, text: string): Finding[] =>
  reviewFile({ path, text, language: languageOf(path) ?? "typescript", root: rootOf(path, text) });
const errorsIn = (path: string, text: string): number =>
  [...walk(rootOf(path, text))].filter(({ type }) => type === "ERROR").length;
const fixed = (path: string, text: string): (string | false)[] =>
  review(path, text).flatMap(({ fix }) => (fix === null ? [] : applyPatch(text, fix)));

const AXIOS = 'import axios from "axios";\n';

describe("a fix", () => {
  it.each([
    [
      "a.py",
      "import requests\nrequests.post(\n    url,\n    json=body,\n)\n",
      "import requests\nrequests.post(\n    url,\n    json=body,\n    timeout=5,\n)\n",
    ],
    [
      "a.py",
      "import requests\nrequests.get(url,)\n",
      "import requests\nrequests.get(url, timeout=5,)\n",
    ],
    [
      "a.py",
      "import requests\nrequests.get(\n    url,  # the page\n)\n",
      "import requests\nrequests.get(\n    url,\n    timeout=5,  # the page\n)\n",
    ],
    [
      "a.ts",
      "fetch(\n  url,\n);\n",
      "fetch(\n  url,\n  { signal: AbortSignal.timeout(5_000) },\n);\n",
    ],
    [
      "a.ts",
      "fetch(url, {\n  method,\n});\n",
      "fetch(url, {\n  signal: AbortSignal.timeout(5_000),\n  method,\n});\n",
    ],
    [
      "a.ts",
      "fetch(url, { // why\n  method });\n",
      "fetch(url, { // why\n  signal: AbortSignal.timeout(5_000),\n  method });\n",
    ],
    [
      "a.ts",
      `${AXIOS}axios.post((url), (body));\n`,
      `${AXIOS}axios.post((url), (body), { timeout: 5_000 });\n`,
    ],
    [
      "a.ts",
      "fetch(url, {\r\n  method,\r\n});\r\n",
      "fetch(url, {\r\n  signal: AbortSignal.timeout(5_000),\r\n  method,\r\n});\r\n",
    ],
    [
      "a.go",
      'package a\n\nimport (\n\t"net/http"\n\t"time"\n)\n\nvar c = &http.Client{Timeout: 0}\n\nvar day = 24 * time.Hour\n',
      'package a\n\nimport (\n\t"net/http"\n\t"time"\n)\n\nvar c = &http.Client{Timeout: 5 * time.Second}\n\nvar day = 24 * time.Hour\n',
    ],
  ])("of %s keeps what stands around it: %j", (path, text, expected) => {
    expect(fixed(path, text)).toEqual([expected]);
  });

  it.each([
    ["a.go", 'package a\n\nimport "net/http"\n\nvar c = &http.Client{Timeout: 0}\n'],
    [
      "a.py",
      "from aiohttp import ClientSession\n\nasync def load(url):\n    async with ClientSession() as s:\n        return await s.get(url)\n",
    ],
  ])("is left out where it needs an import that %s has not", (path, text) => {
    expect(review(path, text)).toHaveLength(1);
    expect(fixed(path, text)).toEqual([]);
  });

  it("can be applied to every snippet of the corpus, breaks nothing, and ends the finding", () => {
    const left = corpus.flatMap(({ snippet: { path, text, title }, findings }) =>
      findings.flatMap(({ fix, rule, line }) => {
        if (fix === null) return [];
        const after = applyPatch(text, fix, { fuzzFactor: 0 });
        if (after === false) return [`${title}: cannot be applied`];
        if (errorsIn(path, after) > errorsIn(path, text)) return [`${title}: breaks the code`];
        const again = review(path, after).some((one) => one.rule === rule && one.line === line);
        return again ? [`${title}: the finding stays`] : [];
      }),
    );
    expect(left).toEqual([]);
  });
});
