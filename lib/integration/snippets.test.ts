import { expect, test } from "vitest";
import { SENDERS } from "@/lib/intake/sender";
import { snippetsFor } from "./snippets";

const KEY = "0123456789abcdef0123456789abcdef";

test.each(SENDERS)("what is pasted into %s names the key and the installation", (kind) => {
  const codes = snippetsFor(kind, "https://burnline.example/", KEY).map(({ code }) => code);
  expect(codes.join("\n")).toContain(KEY);
  expect(codes.join("\n")).toMatch(
    kind === "pagerduty"
      ? /https:\/\/burnline\.example\/v2\/enqueue/
      : new RegExp(`https://burnline\\.example/api/v1/(alertmanager|intake)/${KEY}`),
  );
  expect(codes.every((code) => code.length > 0)).toBe(true);
});
