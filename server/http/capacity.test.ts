import { describe, expect, it } from "vitest";
import { withinCapacity } from "./capacity";

const MOST = { requests: 2, bytes: 100 };
const blocked = () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { gate, release };
};

describe("the capacity for measurements", () => {
  it("refuses the request that is one too many, with a time to come back", async () => {
    const { gate, release } = blocked();
    const running = [withinCapacity(1, () => gate, MOST), withinCapacity(1, () => gate, MOST)];
    await expect(withinCapacity(1, () => gate, MOST)).rejects.toMatchObject({ status: 503, headers: { "retry-after": "1" } });
    release();
    await Promise.all(running);
    await expect(withinCapacity(1, async () => "stored", MOST)).resolves.toBe("stored");
  });

  it("refuses bytes beyond its memory, but never the only request", async () => {
    const { gate, release } = blocked();
    const running = withinCapacity(150, () => gate, MOST);
    await expect(withinCapacity(1, () => gate, MOST)).rejects.toMatchObject({ status: 503 });
    release();
    await running;
  });

  it("is free again after a failure", async () => {
    const fails = () => withinCapacity(90, () => Promise.reject(new Error("disk")), MOST);
    await expect(fails()).rejects.toThrow("disk");
    await expect(fails()).rejects.toThrow("disk");
    await expect(fails()).rejects.toThrow("disk");
  });
});
