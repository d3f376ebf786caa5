import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ParsingRefused } from "./parsing-refused";
import { parsingThread } from "./parsing-thread";
import { parseApart } from "./parse-apart";
import { workerFile } from "./worker-file";

const folder = mkdtempSync(path.join(tmpdir(), "burnline-parsing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A thread that answers what it is given, loops for ever at "loop", fills its memory at "fill" and
 * throws at "throw".
 */
const PROGRAM = path.join(folder, "program.cjs");
writeFileSync(
  PROGRAM,
  `const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ input }) => {
    if (input === "loop") for (;;);
    const held = [];
    if (input === "fill") for (;;) held.push(new Array(1e5).fill(Math.random()));
    if (input === "throw") parentPort.postMessage({ ok: false, error: { name: "Odd", message: "odd", stack: "at", details: { transient: true } } });
    else parentPort.postMessage({ ok: true, value: [threadId, input] });
  });`,
);
const thread = (limits = {}) => {
  const parse = parsingThread(async () => PROGRAM, { ms: 700, queued: 4, heapMb: 32, ...limits });
  return (input: string) => parse({ task: "readSlosYaml", input });
};
const refused = (why: string): unknown => expect.objectContaining({ why });

describe("the thread that parses", () => {
  it("answers in order, and stays", async () => {
    const ask = thread();
    const answers = await Promise.all(["a", "b", "c"].map(ask));
    expect(answers.map((answer) => (answer as unknown[])[1])).toEqual(["a", "b", "c"]);
    expect(new Set(answers.map((answer) => (answer as unknown[])[0])).size).toBe(1);
  });

  it.each(["loop", "fill"])(
    "is replaced after a text that makes it %s, while this thread goes on",
    async (hostile) => {
      const ask = thread({ ms: hostile === "loop" ? 700 : 20_000 });
      const [first] = (await ask("a")) as [number];
      let turns = 0;
      const turning = setInterval(() => (turns += 1), 1);
      const [bad, good] = await Promise.allSettled([ask(hostile), ask("after")]);
      clearInterval(turning);
      expect(bad).toMatchObject({ status: "rejected", reason: refused("text") });
      expect(good).toMatchObject({ status: "fulfilled", value: [expect.any(Number), "after"] });
      expect(turns).toBeGreaterThan(5);
      expect(((await ask("b")) as [number])[0]).not.toBe(first);
    },
  );

  it("refuses what would wait behind too many, and takes more once they are done", async () => {
    const ask = thread({ queued: 2 });
    const outcomes = await Promise.allSettled(["loop", "a", "b", "c", "d"].map(ask));
    const queue = outcomes.filter(
      (outcome) =>
        outcome.status === "rejected" &&
        outcome.reason instanceof ParsingRefused &&
        outcome.reason.why === "queue",
    );
    expect(queue.length).toBeGreaterThan(0);
    await expect(ask("e")).resolves.toMatchObject([expect.any(Number), "e"]);
  });

  it("passes on what a task throws, with what the error says of itself", async () => {
    await expect(thread()("throw")).rejects.toMatchObject({
      name: "Odd",
      message: "odd",
      transient: true,
    });
  });
});

const daily = (rule: string): string =>
  [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "DTSTART:20260101T090000Z",
    "DURATION:PT1H",
    `RRULE:${rule}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");

describe("the program of the thread", () => {
  it("reads a document of SLOs as this thread would", async () => {
    const text =
      "service: checkout\nslos:\n  - name: up\n    sli: {type: availability}\n    target: 99.9%\n    window: 30d\n";
    expect(await parseApart("readSlosYaml", text)).toMatchObject({
      ok: true,
      service: "checkout",
      slos: [{ slug: "up" }],
    });
    expect(await parseApart("readSlosYaml", "- ".repeat(5000))).toMatchObject({
      ok: false,
      total: 1,
    });
    expect(
      await parseApart("yamlPlaces", { text, errors: [{ path: "slos[0].name", message: "No." }] }),
    ).toMatchObject([{ line: 3 }]);
  });

  it("reads a calendar, and is ended over a rule that no day fits", async () => {
    const within = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 6, 1) };
    const readRota = parsingThread(workerFile, { ms: 3000, queued: 4, heapMb: 128 });
    const ask = (rule: string) =>
      readRota({ task: "readRota", input: { text: daily(rule), timeZone: "UTC", within } });
    expect(await ask("FREQ=DAILY;COUNT=3")).toMatchObject({ ok: true, shifts: [{}, {}, {}] });
    await expect(ask("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")).rejects.toMatchObject({ why: "text" });
    expect(await ask("FREQ=DAILY;COUNT=2")).toMatchObject({ ok: true, shifts: [{}, {}] });
  });

  it("names at most 20 of the faults, and counts them all", async () => {
    const text = `service: s\nslos:\n  - name: a\n${Array.from({ length: 4000 }, (_, index) => `    k${index}: 1`).join("\n")}\n`;
    const read = await parseApart("readSlosYaml", text);
    expect(read).toMatchObject({ ok: false, total: 4001 });
    expect(read.ok ? [] : read.faults).toHaveLength(20);
  });
});
