import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chunksOf, jsonOf, readText } from "./body";

/** A request whose body comes in pieces of `bytes`, one each `everyMs`, as long as it is read. */
function trickling(bytes: number, everyMs: number): Request {
  let read = true;
  const body = new ReadableStream({
    pull: (controller) =>
      new Promise((resolve) =>
        setTimeout(() => {
          if (read) controller.enqueue(new Uint8Array(bytes).fill(32));
          resolve();
        }, everyMs),
      ),
    cancel: () => void (read = false),
  });
  return new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
}

async function readFor(request: Request, ms: number): Promise<{ bytes: number; error: unknown }> {
  let [bytes, error]: [number, unknown] = [0, null];
  const reading = (async () => {
    for await (const chunk of chunksOf(request)) bytes += chunk.byteLength;
  })().catch((thrown: unknown) => (error = thrown));
  await vi.advanceTimersByTimeAsync(ms);
  void reading;
  return { bytes, error };
}

describe("a body that keeps its reader waiting", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["a byte a second", 1, 1000],
    ["nothing", 1, 1_000_000],
    ["10 kB a second", 10_000, 1000],
  ])("with %s is refused within two minutes", async (_what, bytes, everyMs) => {
    expect(await readFor(trickling(bytes, everyMs), 120_000)).toMatchObject({
      error: { status: 408 },
    });
  });

  it("is read for as long as it lasts where it brings 20 kB a second", async () => {
    expect(await readFor(trickling(20_000, 1000), 3_600_000)).toMatchObject({ error: null });
  });
});

describe("a text", () => {
  const euro = new TextEncoder().encode("1 €");
  const inPieces = (...pieces: Uint8Array[]) =>
    new Request("http://localhost/", {
      method: "POST",
      body: new ReadableStream({
        start: (controller) => {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      }),
      duplex: "half",
    } as RequestInit);

  it("is read whole where a character is divided between two pieces", async () => {
    expect(await readText(inPieces(euro.subarray(0, 3), euro.subarray(3)), 5)).toBe("1 €");
  });

  it("that ends inside a character is no UTF-8", async () => {
    await expect(readText(inPieces(euro.subarray(0, 3)), 5)).rejects.toMatchObject({
      status: 400,
      message: "The body is not valid UTF-8.",
    });
  });

  it("of one byte too many is refused", async () => {
    await expect(readText(inPieces(euro, euro.subarray(0, 1)), 5)).rejects.toMatchObject({
      status: 413,
    });
  });
});

describe("JSON", () => {
  it.each([
    ["[".repeat(10_000_000), "deeper than 50 levels"],
    [`[${"[],".repeat(600_000)}[]]`, "more than 500,000 entries"],
  ])("is refused before it is parsed (%#)", async (text, words) => {
    await expect(Promise.resolve(text).then(jsonOf)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(words) as string,
    });
  });

  it("of usual shape is read", () => {
    expect(jsonOf('{"a":[{"b":"[[["}]}')).toMatchObject({ value: { a: [{ b: "[[[" }] } });
  });
});
