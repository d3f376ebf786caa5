import { afterAll, beforeEach, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { NOON, person } from "@/db/testing/persons";
import { previewImport } from "./import-form";

const UNREADABLE = { service: "checkout", format: "grpc", text: "{" } as const;

beforeEach(() => freshCheckout(NOON));
afterAll(closeStore);

it("reads nothing of someone who may not store it", async () => {
  const manager = await person("Mia", { payments: "manager" });
  await expect(previewImport(manager, UNREADABLE)).rejects.toMatchObject({ code: "invalid" });
  const viewer = await person("Vic", { payments: "viewer" });
  await expect(previewImport(viewer, UNREADABLE)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await person("Sam", { search: "manager" });
  await expect(previewImport(stranger, UNREADABLE)).rejects.toMatchObject({ code: "not-found" });
});
