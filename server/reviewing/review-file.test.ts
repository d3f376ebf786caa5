import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { reviewFile } from "@/lib/review/review";
import { LANGUAGES, languageOf } from "@/lib/review/syntax/language";
import { loadParser } from "./parse-syntax";

const parse = await loadParser(LANGUAGES);

const findings = (path: string, text: string) => {
  const language = languageOf(path);
  if (!language) throw new Error(`${path} is of no language`);
  return reviewFile({ path, language, text, root: parse(language, text) });
};
const shortly = (path: string, text: string): string[] =>
  findings(path, text).map(
    ({ rule, line, column, severity }) => `${rule} ${line}:${column} ${severity}`,
  );

describe("the review of a file", () => {
  it.each([
    [
      "src/a.ts",
      'import axios from "axios";\nconst order = await axios.get(url);\n',
      "R01 2:21 error",
    ],
    ["src/a.ts", 'const order = await fetch("https://a.internal");\n', "R01 1:21 warning"],
    ["src/a.ts", 'const order = await fetch("/api/orders");\n', "R01 1:21 hint"],
    ["src/a.tsx", '"use client";\nconst order = await fetch(url);\n', "R01 2:21 hint"],
    [
      "src/a.ts",
      'import axios from "axios";\nconst api = axios.create({ baseURL: "https://a" });\napi.get("/b");\n',
      "R01 3:1 error",
    ],
    [
      "src/a.ts",
      'import axios from "axios";\nclass A {\n  api = axios.create({ baseURL: process.env.A });\n  b = () => this.api.get("/b");\n}\n',
      "R01 4:13 error",
    ],
    [
      "src/a.ts",
      'import axios from "axios";\nconst api = axios.create({ baseURL: "/api" });\napi.get("/b");\n',
      "R01 3:1 hint",
    ],
    [
      "src/a.ts",
      'import axios from "axios";\nconst api = axios.create();\napi.get("/b");\n',
      "R01 3:1 hint",
    ],
    [
      "a.py",
      'import httpx\nclient = httpx.Client(base_url=b, timeout=None)\nclient.get("/b")\n',
      "R01 3:1 error",
    ],
    ["src/a.test.ts", 'import axios from "axios";\nawait axios.get(url);\n', "R01 2:7 hint"],
    ["a.py", "import requests\nrequests.get(url)\n", "R01 2:1 error"],
    ["a.go", 'package a\n\nimport "net/http"\n\nvar r, e = http.Get(u)\n', "R01 5:12 error"],
  ])("says how much it matters in %s: %s", (path, text, expected) => {
    expect(shortly(path, text)).toEqual([expected]);
  });

  it("counts columns in UTF-16 units, behind a wide letter, too", () => {
    expect(shortly("a.ts", 'const ü = "𝒳"; fetch("https://a");\n')).toEqual(["R01 1:17 warning"]);
  });

  it.each([
    ["a.ts", "fetch(url);\n", "fetch(url, { signal: AbortSignal.timeout(5_000) });\n"],
    [
      "a.ts",
      'import a from "axios";\na.post(url);\n',
      'import a from "axios";\na.post(url, undefined, { timeout: 5_000 });\n',
    ],
    [
      "a.ts",
      'import a from "axios";\na.get(url, { params });\n',
      'import a from "axios";\na.get(url, { timeout: 5_000, params });\n',
    ],
    [
      "a.py",
      "import requests\nrequests.get(url)\n",
      "import requests\nrequests.get(url, timeout=5)\n",
    ],
    [
      "a.py",
      "import httpx\nhttpx.get(url, timeout=None)\n",
      "import httpx\nhttpx.get(url, timeout=5)\n",
    ],
  ])("gives the fix of %s as a diff that can be applied: %s", (path, text, fixed) => {
    const [finding] = findings(path, text);
    expect(applyPatch(text, finding?.fix ?? "")).toBe(fixed);
    expect(findings(path, fixed)).toEqual([]);
  });

  it.each([
    [
      "a.py",
      "import tenacity\n\n@tenacity.retry(wait=tenacity.wait_random(0, 2))\ndef load():\n    return get()\n",
      "tenacity retries without a limit unless it is given a number of attempts or a time.",
    ],
    [
      "a.ts",
      'import pRetry from "p-retry";\npRetry(load, { forever: true, randomize: true });\n',
      "p-retry is set to retry without a limit.",
    ],
    [
      "a.ts",
      "async function load(n: number, pause: number) {\n  try {\n    return await client.load();\n  } catch (error) {\n    if (n === 0) throw error;\n    await sleep(pause);\n    return load(n - 1, pause * 2);\n  }\n}\n",
      "The delay grows, but it is the same for all callers.",
    ],
  ])("says of %s what its library does by default: %j", (path, text, message) => {
    expect(findings(path, text).map((one) => one.message)).toEqual([message]);
  });

  it.each([
    [
      "a.ts",
      "export const load = (id: string) => Promise.race([client.load(id), sleep(1_000)]);\n",
      "Pass it a signal that the timeout aborts.",
    ],
    [
      "a.py",
      "import asyncio\n\nasync def load(tasks):\n    return await asyncio.wait(tasks, timeout=2)\n",
      "Cancel what is left, or give the call a timeout of its own.",
    ],
    [
      "a.ts",
      "async function load(url: string, signal: AbortSignal) {\n  return fetch(url);\n}\n",
      "Pass the signal on.",
    ],
  ])("proposes in %s what its language has: %j", (path, text, change) => {
    expect(findings(path, text).map(({ why }) => why.endsWith(change))).toEqual([true]);
  });

  it.each([
    ["// burnline-ignore R01: the page may wait\nfetch(url);\n", 0],
    ["fetch(url); // burnline-ignore R01: the page may wait\n", 0],
    ["// burnline-ignore R01, R19: the page may wait\n// as long as it likes\nfetch(url);\n", 0],
    ["// burnline-ignore R01\nfetch(url);\n", 1],
    ["// burnline-ignore R02: another rule\nfetch(url);\n", 1],
    ["// burnline-ignore R01: the first alone\nfetch(url);\nfetch(url);\n", 1],
    ['const text = "burnline-ignore R01: no comment"; fetch(url);\n', 1],
  ])("is silent where a comment with a reason says so: %j", (text, count) => {
    expect(findings("a.ts", text)).toHaveLength(count);
  });
});
