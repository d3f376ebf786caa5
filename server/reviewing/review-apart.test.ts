import { describe, expect, it } from "vitest";
import { unlistedText } from "@/lib/review/listed";
import { reviewApart } from "./review-apart";

const AXIOS = { path: "src/a.ts", text: 'import axios from "axios";\nawait axios.get(url);\n' };

/** Each call looks for its declaration through all that come behind it. */
const hostile = (): string => "var a=a();\n".repeat(90_000);

describe("a review in a thread of its own", () => {
  it("counts what it read", async () => {
    expect(await reviewApart([AXIOS], 5_000)).toMatchObject({
      findings: [{ rule: "R01", path: "src/a.ts", line: 2 }],
      counts: { error: 1, warning: 0, hint: 0 },
      unread: [],
      files: 1,
      lines: 3,
    });
  });

  it("names a file that takes too long, ends it, and goes on with the next", async () => {
    const start = performance.now();
    const review = await reviewApart([{ path: "evil.ts", text: hostile() }, AXIOS], 60_000);
    expect(review.unread).toEqual([
      { path: "evil.ts", why: "It takes too long to read, or too much memory." },
    ]);
    expect(review.files).toBe(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it("names what is left when the time is over", async () => {
    expect(await reviewApart([AXIOS], -1)).toMatchObject({
      files: 0,
      unread: [{ path: "src/a.ts" }],
    });
  });

  it("lists 100 findings of a rule in a file and 1,000 in all, and counts the others", async () => {
    const text = `import axios from "axios";\n${"await axios.get(url);\n".repeat(120)}`;
    const files = Array.from({ length: 12 }, (_, index) => ({ path: `src/${index}.ts`, text }));
    const review = await reviewApart(files, 60_000);
    expect(review.counts).toEqual({ error: 1_440, warning: 0, hint: 0 });
    expect(review.findings).toHaveLength(1_000);
    expect(review.findings.at(-1)).toMatchObject({ path: "src/9.ts", line: 101 });
    expect(unlistedText(review)).toBe(
      "Only the first 1,000 of 1,440 findings are listed: at most 100 of a rule in a file, and 1,000 in all.",
    );
  });

  it("names a language it does not read", async () => {
    const review = await reviewApart([{ path: "a.rb", text: "puts 1" }], 5_000);
    expect(review.unread).toEqual([{ path: "a.rb", why: "Its language is not supported." }]);
  });
});
