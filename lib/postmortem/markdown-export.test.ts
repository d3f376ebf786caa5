import { describe, expect, it } from "vitest";
import { postmortemMarkdown, type ExportedPostmortem } from "./markdown-export";
import { newText } from "./template";

const MINUTE = 60_000;
const STARTED = Date.parse("2026-11-01T12:00:00Z");
const bare: ExportedPostmortem = {
  text: newText("Checkout down"),
  status: "draft",
  published: null,
  team: "Payments",
  incident: null,
  timeline: [],
  actions: [],
};

describe("the Markdown of a postmortem", () => {
  it("reads from title and facts to action items", () => {
    const text = newText("Checkout down", "Customers could not pay.");
    text.factors = ["A retry without a limit", "No alert on the queue"];
    const times = {
      startedAt: STARTED,
      detectedAt: STARTED + 5 * MINUTE,
      acknowledgedAt: null,
      mitigatedAt: STARTED + 30 * MINUTE,
      resolvedAt: STARTED + 90 * MINUTE,
    };
    expect(
      postmortemMarkdown({
        text,
        status: "published",
        published: { at: STARTED + 2880 * MINUTE, words: "by Ada, approved by Mara" },
        team: "Payments",
        incident: { number: 12, severity: "SEV1", services: ["Checkout", "Ledger"], times },
        timeline: [
          { kind: "mark", key: "started", at: STARTED, mark: "started", text: "Impact began" },
          {
            kind: "entry",
            key: "entry-1",
            at: STARTED + MINUTE,
            entryId: 1,
            entryKind: "note",
            text: "Queue | grows\nfast",
            author: "Mara",
            starred: true,
            view: "shown",
            reworded: false,
            curated: false,
          },
          {
            kind: "entry",
            key: "entry-2",
            at: STARTED + MINUTE,
            entryId: 2,
            entryKind: "alert",
            text: "An alert",
            author: "",
            starred: false,
            view: "folded",
            reworded: false,
            curated: false,
          },
          { kind: "added", key: "added-1", at: STARTED + 2 * MINUTE, id: 1, text: "A deploy" },
        ],
        actions: [
          {
            text: "Limit retries",
            kind: "prevent",
            state: "done",
            owner: "Tomas",
            dueOn: "2026-11-30",
          },
          {
            text: "Alert on the queue",
            kind: "detect",
            state: "in-progress",
            owner: "",
            dueOn: null,
          },
          { text: "Rewrite it", kind: "process", state: "dropped", owner: "", dueOn: null },
        ],
        spent: [
          {
            slo: "Payments succeed",
            service: "Checkout",
            consumed: "38.0%",
            bad: "12 events",
            target: "99.9%",
            rounded: false,
          },
        ],
        spentAt: STARTED + 2880 * MINUTE,
      }),
    ).toBe(`# Checkout down

| Fact | Value |
| - | - |
| Status | Published |
| Published | 2026-11-03 12:00 UTC by Ada, approved by Mara |
| Team | Payments |
| Incident | 12 |
| Severity | SEV1, critical |
| Services | Checkout, Ledger |
| Impact began | 2026-11-01 12:00 UTC |
| Resolved | 2026-11-01 13:30 UTC |
| Impact lasted | 30 min |
| Time to detect | 5 min |
| Time to acknowledge | not known |
| Time to mitigate | 30 min |
| Time to resolve | 1 h 30 min |
| Where the time went | detect 5 min (5%), respond + mitigate 25 min (27%), resolve 1 h (66%) |
| Budget of Payments succeed (Checkout) | 38.0% spent, 12 events bad, target 99.9%, as of publishing, 2026-11-03 |

## Summary

Customers could not pay.

## Timeline

- 2026-11-01 12:00 UTC **Impact began**
- 2026-11-01 12:01 UTC ★ Queue | grows
  fast
- 2026-11-01 12:02 UTC A deploy

## Contributing factors

1. A retry without a limit
2. No alert on the queue

## Action items

- [x] Limit retries (prevent, Tomas, due 2026-11-30)
- [ ] Alert on the queue (detect, no owner, in progress)
- [x] ~~Rewrite it~~ dropped (process, no owner)
`);
  });

  it("says of a draft what was spent as it stands, and of one whose publisher was not kept when it was published alone", () => {
    const spent = [
      {
        slo: "Up",
        service: "Checkout",
        consumed: "38.0%",
        bad: "12 events",
        target: "99.9%",
        rounded: false,
      },
    ];
    expect(postmortemMarkdown({ ...bare, spent })).toContain(
      "| Budget of Up (Checkout) | 38.0% spent, 12 events bad |",
    );
    expect(
      postmortemMarkdown({ ...bare, spent: spent.map((row) => ({ ...row, rounded: true })) }),
    ).toContain("12 events bad, in whole hours: minute data had expired |");
    expect(
      postmortemMarkdown({ ...bare, status: "published", published: { at: STARTED, words: null } }),
    ).toContain("| Published | 2026-11-01 12:00 UTC |");
  });

  it("leaves out what nobody has written", () => {
    expect(postmortemMarkdown(bare)).toBe(
      "# Checkout down\n\n| Fact | Value |\n| - | - |\n| Status | Draft |\n| Team | Payments |\n",
    );
  });

  it("takes names for what they are, not for Markdown or HTML", () => {
    const markdown = postmortemMarkdown({
      ...bare,
      text: newText("<b>*a*</b> | b\nc"),
      team: "a|b `c`",
    });
    expect(markdown).toMatch(/^# \\<b>\\\*a\\\*\\<\/b> \| b c\n[^]*\| Team \| a\\\|b \\`c\\` \|/);
  });

  it.each([
    ["```sh\n# a | b\n```", "- 2026-11-01 12:00 UTC\n\n  ```sh\n  # a | b\n  ```\n"],
    [
      "    $ top -b\n    load 93",
      "- 2026-11-01 12:00 UTC\n\n  ```\n  $ top -b\n  load 93\n  ```\n",
    ],
    ["- one\n- two", "- 2026-11-01 12:00 UTC\n\n  - one\n  - two\n"],
    ["One \\| two<br>\n\n# Three", "- 2026-11-01 12:00 UTC One | two\\<br>\n\n  ### Three\n"],
    ["a\\\nb  \nc", "- 2026-11-01 12:00 UTC a\\\n  b\\\n  c\n"],
    ["| a |\n|---|\n| 1 |", "- 2026-11-01 12:00 UTC\n\n  | a |\n  | - |\n  | 1 |\n"],
  ])("keeps the blocks of a line of the timeline: %j", (text, exported) => {
    expect(postmortemMarkdown({ ...bare, timeline: [lineOf(text)] })).toContain(
      `## Timeline\n\n${exported}`,
    );
  });

  it("takes a factor for one line of words, which no heading, list or rule is made of", () => {
    const factors = ["# 1 on the list was `full`", "- a dash", "***", "> 90% busy", "1. first"];
    const text = { ...newText("T"), factors };
    expect(postmortemMarkdown({ ...bare, text })).toContain(
      "1. \\# 1 on the list was `full`\n2. \\- a dash\n3. \\*\\*\\*\n4. \\> 90% busy\n5. 1\\. first\n",
    );
  });

  it("shows HTML as the text that it is on every page, so that nothing behind it is swallowed", () => {
    const text = { ...newText("T", "<!-- open\n\n<script>"), factors: ["<b>x</b>"] };
    expect(postmortemMarkdown({ ...bare, text })).toContain(
      "\\<!-- open\n\n\\<script>\n\n## Contributing factors\n\n1. \\<b>x\\</b>\n",
    );
  });

  it("keeps each part's links and footnotes apart", () => {
    const text = newText("T", "[a] and[^1]\n\n[a]: https://a.example\n\n[^1]: one");
    text.sections.impact = "[a] and[^1]\n\n[a]: https://b.example\n\n[^1]: two";
    const markdown = postmortemMarkdown({ ...bare, text });
    expect(markdown).toContain("[a](https://a.example) and[^1]\n\n[^1]: one\n");
    expect(markdown).toContain("[a](https://b.example) and[^2]\n\n[^2]: two\n");
  });

  it("ends a block of code with its section", () => {
    expect(
      postmortemMarkdown({
        ...bare,
        text: { ...newText("T", "```\ncode"), factors: ["A factor"] },
      }),
    ).toContain("```\ncode\n```\n\n## Contributing");
  });

  it("shows what nests too deeply to be read as it was typed", () => {
    const deep = `${"> ".repeat(500)}a`;
    expect(postmortemMarkdown({ ...bare, text: newText("T", deep) })).toContain(
      `\`\`\`\n${deep}\n\`\`\``,
    );
  });

  it("puts headings of a section under the section's own, but not lines of code", () => {
    const text = newText("T", "# One\n```sh\n# comment\n```\n##### Five\n#tag\n\nTwo\nlines\n===");
    expect(postmortemMarkdown({ ...bare, text })).toContain(
      "## Summary\n\n### One\n\n```sh\n# comment\n```\n\n###### Five\n\n\\#tag\n\n### Two lines\n",
    );
  });
});

const lineOf = (text: string) => ({
  kind: "added" as const,
  key: "added-1",
  at: STARTED,
  id: 1,
  text,
});
