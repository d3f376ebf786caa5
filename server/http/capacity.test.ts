import { describe, expect, it } from "vitest";
import { withinCapacity } from "./capacity";

const MOST = { requests: 8, bytes: 400 };
let names = 0;
const another = () => `token:${(names += 1)}`;
const blocked = () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { gate, release };
};

const running = (holders: readonly string[], bytes: number, gate: Promise<void>) =>
  holders.map((holder) => withinCapacity(holder, bytes, () => gate, MOST));

describe("the capacity for measurements", () => {
  it("refuses the request that is one too many, with a time to come back", async () => {
    const { gate, release } = blocked();
    const under = running(Array.from({ length: 8 }, another), 1, gate);
    await expect(withinCapacity(another(), 1, () => gate, MOST)).rejects.toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
    });
    release();
    await Promise.all(under);
    await expect(withinCapacity(another(), 1, async () => "stored", MOST)).resolves.toBe("stored");
  });

  it("refuses bytes beyond its memory, but never the only request", async () => {
    const { gate, release } = blocked();
    const under = running([another()], 450, gate);
    await expect(withinCapacity(another(), 1, () => gate, MOST)).rejects.toMatchObject({
      status: 503,
    });
    release();
    await Promise.all(under);
  });

  it("leaves to the others what is beyond one holder's quarter", async () => {
    const { gate, release } = blocked();
    const under = running(["token:slow", "token:slow"], 1, gate);
    await expect(withinCapacity("token:slow", 1, () => gate, MOST)).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining("of this token") as string,
    });
    await expect(withinCapacity("token:other", 1, async () => "stored", MOST)).resolves.toBe(
      "stored",
    );
    const large = running(["token:large"], 90, gate);
    await expect(withinCapacity("token:large", 20, () => gate, MOST)).rejects.toMatchObject({
      status: 503,
    });
    release();
    await Promise.all([...under, ...large]);
    await expect(withinCapacity("token:slow", 1, async () => "stored", MOST)).resolves.toBe(
      "stored",
    );
  });

  it("is free again after a failure", async () => {
    const fails = () =>
      withinCapacity("token:failing", 90, () => Promise.reject(new Error("disk")), MOST);
    for (let time = 0; time < 3; time += 1) await expect(fails()).rejects.toThrow("disk");
  });

  it("of measurements leaves that of alerts alone", async () => {
    const { gate, release } = blocked();
    const under = running(Array.from({ length: 8 }, another), 1, gate);
    const alert = () => withinCapacity(another(), 1, async () => "taken", MOST, "alerts");
    await expect(alert()).resolves.toBe("taken");
    release();
    await Promise.all(under);
  });
});
