import { afterAll, beforeAll, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore } from "@/db/testing/fresh-store";
import { changeStream, hasRoom } from "./stream";

beforeAll(freshStore);
afterAll(closeStore);

it("one person cannot take the streams of all others, and gets room again when a page of it closes", async () => {
  const mine: Response[] = [];
  while (hasRoom(1) && mine.length < 600) mine.push(changeStream(1, async () => "same"));
  expect(mine.length).toBeGreaterThanOrEqual(10);
  expect(mine.length).toBeLessThan(100);
  expect(hasRoom(2)).toBe(true);
  await mine.pop()?.body?.cancel();
  expect(hasRoom(1)).toBe(true);
  await Promise.all(mine.map(async (stream) => stream.body?.cancel()));
});

it("tells a change that comes right after the stream has begun", async () => {
  let version = "1";
  const stream = changeStream(3, async () => version);
  // Its own first look is over, that of all listeners is not.
  await new Promise((resolve) => setTimeout(resolve, 20));
  version = "2";
  const reader = stream.body?.getReader();
  const decoder = new TextDecoder();
  let said = "";
  while (!said.includes("event: changed")) said += decoder.decode((await reader?.read())?.value);
  await reader?.cancel();
});
