import { expect, it } from "vitest";
import type { Entry } from "@/lib/incident/entry";
import { entryWords } from "./entry-words";

const identified: Entry["data"] = { kind: "status", to: "identified" };

it.each([
  ["", "Status: identified."],
  ["Bad *deploy*", "Status: identified. Bad *deploy*"],
  ["```\ncode\n```", "Status: identified.\n\n```\ncode\n```"],
  ["    indented", "Status: identified.\n\n    indented"],
  ["- one\n- two", "Status: identified.\n\n- one\n- two"],
  ["# Found", "Status: identified.\n\n# Found"],
  ["Found\n===", "Status: identified.\n\nFound\n==="],
  ["> it is the queue", "Status: identified.\n\n> it is the queue"],
  ["| a |\n|---|", "Status: identified.\n\n| a |\n|---|"],
])(
  "what was written with a change goes on in its sentence only where it is one: %j",
  (text, said) => {
    expect(entryWords({ data: identified, text })).toBe(said);
  },
);

it("names stand for themselves, whatever they look like in Markdown", () => {
  const data: Entry["data"] = { kind: "services", added: ["*api*", "<b>"], removed: [] };
  expect(entryWords({ data, text: "" })).toBe("Affected: \\*api\\*, \\<b>.");
});
