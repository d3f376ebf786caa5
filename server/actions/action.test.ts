import { beforeEach, describe, expect, it, vi } from "vitest";
import { redirect } from "next/navigation";
import { z } from "zod";
import { mintActor, type UserActor } from "@/db/access/actor";
import { AppError } from "@/lib/errors/app-error";
import { IDLE } from "@/lib/form/action-state";
import { STAMP_FIELD } from "@/lib/form/page-stamp";
import { ParsingRefused } from "@/server/parsing/parsing-refused";
import { buildId } from "@/server/request/build-id";
import { action } from "./action";

const ada = mintActor({
  kind: "user",
  userId: 1,
  sessionId: 1,
  name: "Ada",
  email: "ada@example.org",
  admin: false,
  roles: new Map(),
  address: null,
});
const gate = vi.hoisted((): { actor: unknown } => ({ actor: null }));
vi.mock("@/server/auth/current-actor", () => ({ currentActor: async () => gate.actor }));
const refresh = vi.hoisted(() => vi.fn());
vi.mock("next/cache", () => ({ refresh }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const schema = z.strictObject({ name: z.string().min(2), password: z.string() });
const form = (fields: Record<string, string | File>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe("an action", () => {
  const act =
    vi.fn<(actor: UserActor, input: z.output<typeof schema>) => Promise<string | undefined>>();
  const run = (fields: Record<string, string | File>) => action(schema, act)(IDLE, form(fields));
  beforeEach(() => {
    act.mockReset();
    refresh.mockReset();
    gate.actor = ada;
  });

  it("renews what is on the screen, also around the page that it leads to, but not for a refusal", async () => {
    act.mockRejectedValueOnce(new AppError("conflict", "No."));
    await run({ name: "Payments", password: "p" });
    expect(refresh).not.toHaveBeenCalled();
    act.mockImplementationOnce(() => redirect("/teams"));
    await expect(run({ name: "Payments", password: "p" })).rejects.toThrow("NEXT_REDIRECT");
    expect(refresh).toHaveBeenCalledTimes(1);
    act.mockResolvedValueOnce("Saved.");
    await run({ name: "Payments", password: "p" });
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it("passes the actor and what the form means to one call", async () => {
    act.mockResolvedValue("Saved.");
    expect(
      await run({ name: "Payments", password: "p", $ACTION_KEY: "k", "$ACTION_1:0": "{}" }),
    ).toEqual({ status: "ok", message: "Saved." });
    expect(act).toHaveBeenCalledWith(ada, { name: "Payments", password: "p" });
  });

  it("says that too much is being read at once, and keeps what was typed", async () => {
    const refused = new ParsingRefused("queue");
    act.mockRejectedValueOnce(refused);
    expect(await run({ name: "Payments", password: "p" })).toMatchObject({
      status: "error",
      message: refused.message,
      values: { name: "Payments" },
    });
  });

  it("does nothing for someone who is not signed in", async () => {
    gate.actor = null;
    expect(await run({ name: "Payments", password: "p" })).toMatchObject({
      status: "error",
      reason: "signed-out",
      values: { name: "Payments" },
    });
    expect(act).not.toHaveBeenCalled();
  });

  it.each([
    ["someone else", () => `2 ${buildId()}`, "signed-out"],
    ["the same by another build", () => "1 another-build", "updated"],
  ])("does nothing for a form whose page was made for %s", async (_case, stamp, reason) => {
    expect(await run({ name: "Payments", password: "p", [STAMP_FIELD]: stamp() })).toMatchObject({
      status: "error",
      reason,
      values: { name: "Payments" },
    });
    expect(act).not.toHaveBeenCalled();
    expect(refresh).not.toHaveBeenCalled();
  });

  it("takes a form whose page was made for whoever sends it, by this build", async () => {
    act.mockResolvedValue("Saved.");
    await run({ name: "Payments", password: "p", [STAMP_FIELD]: `1 ${buildId()}` });
    expect(act).toHaveBeenCalledWith(ada, { name: "Payments", password: "p" });
  });

  it("answers a refused form with its fields' errors and what was typed, but never a password", async () => {
    expect(await run({ name: "P", password: "secret", role: "admin" })).toEqual({
      status: "error",
      message: "Fix 2 fields.",
      fieldErrors: [
        { path: "name", message: "Use at least 2 characters." },
        { path: "role", message: 'There is no field "role" here.' },
      ],
      values: { name: "P", role: "admin" },
    });
    expect(act).not.toHaveBeenCalled();
  });

  it.each([
    ["p\u0000", "Leave out the NUL character and half surrogate pairs."],
    [new File(["Payments"], "name.txt"), "Send a text here, not a file."],
  ])("refuses by its name a field that no store can keep (%#)", async (name, message) => {
    expect(await run({ name, password: "p" })).toMatchObject({
      status: "error",
      message,
      fieldErrors: [{ path: "name", message }],
    });
    expect(act).not.toHaveBeenCalled();
  });

  it("names a list by the name under which its items were sent", async () => {
    const scopes = action(
      z.strictObject({ scopes: z.array(z.enum(["read", "write"], "Read or write.")) }),
      async () => "Saved.",
    );
    expect(await scopes(IDLE, form({ scopes: "fly" }))).toMatchObject({
      fieldErrors: [{ path: "scopes", message: "Read or write." }],
    });
  });

  it("says why a request cannot be met", async () => {
    act.mockRejectedValue(
      new AppError("conflict", "This name is taken.", [{ path: "name", message: "Taken." }]),
    );
    expect(await run({ name: "Payments", password: "p" })).toMatchObject({
      message: "This name is taken.",
      fieldErrors: [{ path: "name", message: "Taken." }],
    });
  });

  it("shows of a bug only the number under which it was logged", async () => {
    const lines: string[] = [];
    const stderr = vi
      .spyOn(process.stderr, "write")
      .mockImplementation((line) => lines.push(String(line)) > 0);
    act.mockRejectedValue(new Error("SELECT password_hash failed"));
    const state = await run({ name: "Payments", password: "p" });
    stderr.mockRestore();
    const logged = JSON.parse(lines.join("")) as { id: string; message: string };
    expect(logged.message).toBe("SELECT password_hash failed");
    expect(state).toMatchObject({
      status: "error",
      message: `Something went wrong on our side; nothing was saved. The error's number is ${logged.id}.`,
    });
  });

  it("lets a redirect through", async () => {
    const { redirect } = await import("next/navigation");
    act.mockImplementation(async () => redirect("/teams"));
    await expect(run({ name: "Payments", password: "p" })).rejects.toMatchObject({
      digest: expect.stringContaining("/teams") as string,
    });
  });

  it("called with something that is no form, refuses like an empty form", async () => {
    const state = await action(schema, act)(IDLE, { name: "x" } as unknown as FormData);
    expect(state).toMatchObject({
      status: "error",
      fieldErrors: [{ path: "name" }, { path: "password" }],
    });
    expect(act).not.toHaveBeenCalled();
  });
});

describe("a form with more fields than any has", () => {
  it.each([
    ["of 201 names", 201, (index: number) => `f${index}`],
    ["11,000 times the same", 11_000, () => "a"],
  ])("%s is refused before anything reads them", async (_what, count, name) => {
    gate.actor = ada;
    const data = new FormData();
    for (let index = 0; index < count; index += 1) data.append(name(index), "");
    const act = vi.fn(async () => "Saved.");
    const state = await action(z.record(z.string(), z.unknown()), act)(IDLE, data);
    expect(state).toMatchObject({
      status: "error",
      values: {},
      message: expect.stringMatching(/^The form has /) as string,
    });
    expect(act).not.toHaveBeenCalled();
  });
});
