import { gzipSync, strToU8, zipSync } from "fflate";
import { createTar } from "nanotar";
import { describe, expect, it } from "vitest";
import { unpack } from "./unpack";

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
  it("names what leads out of it", () => {
    const { files, unread } = unpack("a.zip", zip);
    expect(files).toHaveLength(1);
    expect(unread.map(({ path }) => path).sort()).toEqual(["../outside.py", "/etc/cron.py"]);
  });

  it.each([
    ["a.zip", zip],
    ["a.tar", tar],
    ["a.tar.gz", gzipSync(tar)],
  ])("%s gives its sources, by names that stay inside of it", (name, bytes) => {
    const { files } = unpack(name, bytes);
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
  ])("is named where it is %s", (_, bytes) => {
    const { files, unread } = unpack("a.zip", bytes);
    expect(files).toEqual([]);
    expect(unread).toHaveLength(1);
  });
});
