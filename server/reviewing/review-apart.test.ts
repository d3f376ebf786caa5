import { strToU8, zipSync, gzipSync } from "fflate";
import { createTar } from "nanotar";
import { describe, expect, it } from "vitest";
import { reviewApart, unpackApart } from "./review-apart";

const AXIOS = { path: "src/a.ts", text: 'import axios from "axios";\nawait axios.get(url);\n' };

/** Each call looks for its declaration through all that come behind it. */
const hostile = (): string => "var a=a();\n".repeat(90_000);

describe("a review in a thread of its own", () => {
  it("counts what it read", async () => {
    expect(await reviewApart([AXIOS], 5_000)).toMatchObject({
      findings: [{ rule: "R01", path: "src/a.ts", line: 2 }],
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

  it("names a language it does not read", async () => {
    const review = await reviewApart([{ path: "a.rb", text: "puts 1" }], 5_000);
    expect(review.unread).toEqual([{ path: "a.rb", why: "Its language is not one that is read." }]);
  });
});

const ENTRIES = {
  "app/main.py": "import requests\n",
  "README.md": "no source",
  "node_modules/a/index.js": "fetch(url)",
  "../outside.py": "import os\n",
  "/etc/cron.py": "import os\n",
};
const zip = zipSync(
  Object.fromEntries(Object.entries(ENTRIES).map(([name, text]) => [name, strToU8(text)])),
);
const tar = createTar(Object.entries(ENTRIES).map(([name, data]) => ({ name, data })));

describe("an archive", () => {
  it("names what leads out of it", async () => {
    const { files, unread } = await unpackApart("a.zip", zip);
    expect(files).toHaveLength(1);
    expect(unread.map(({ path }) => path).sort()).toEqual(["../outside.py", "/etc/cron.py"]);
  });

  it.each([
    ["a.zip", zip],
    ["a.tar", tar],
    ["a.tar.gz", gzipSync(tar)],
  ])("%s gives its sources, by names that stay inside of it", async (name, bytes) => {
    const { files } = await unpackApart(name, bytes);
    expect(files[0]).toEqual({ path: "app/main.py", text: "import requests\n" });
    expect(files.filter(({ path }) => /^\/|\.\.|node_modules|README/.test(path))).toEqual([]);
  });

  it.each([
    ["a bomb in a zip", zipSync({ "a.py": new Uint8Array(20_000_000) })],
    [
      "a bomb in a tar.gz",
      gzipSync(createTar([{ name: "a.py", data: new Uint8Array(20_000_000) }])),
    ],
    ["no archive", strToU8("hello")],
    ["half a zip", zip.subarray(0, zip.length / 2)],
    ["half a tar.gz", gzipSync(tar).subarray(0, 60)],
  ])("is named where it is %s", async (_, bytes) => {
    const { files, unread } = await unpackApart("a.zip", bytes);
    expect(files).toEqual([]);
    expect(unread).toHaveLength(1);
  });
});
