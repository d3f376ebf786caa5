import { describe, expect, it } from "vitest";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import {
  addActionSchema,
  addLineSchema,
  curateSchema,
  newPostmortemSchema,
  postmortemNumber,
  savePostmortemSchema,
} from "./schema";

type Schema = Parameters<typeof formInput>[0];
const sent = (schema: Schema, fields: Record<string, string>) =>
  formInput(schema, formTree(Object.entries(fields)).tree).input;
const messages = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message);

describe("the editor's form", () => {
  const fields = {
    postmortem: "7",
    version: "3",
    title: " Checkout down ",
    summary: "One\r\ntwo",
    factors: "a\r\n\r\n b \n",
  };

  it("becomes a text with plain ends of lines and one factor a line", () => {
    const saved = savePostmortemSchema.parse(sent(savePostmortemSchema, fields));
    expect(saved).toMatchObject({
      postmortem: 7,
      start: 3,
      text: {
        title: "Checkout down",
        factors: ["a", "b"],
        sections: { summary: "One\ntwo", lucky: "" },
      },
    });
  });

  it("replaces whatever is there when told so", () => {
    expect(
      savePostmortemSchema.parse(sent(savePostmortemSchema, { ...fields, over: "on" })).start,
    ).toBeUndefined();
  });

  it("names the fields that were changed by what they held, also where that was nothing", () => {
    const saved = savePostmortemSchema.parse(
      sent(savePostmortemSchema, {
        ...fields,
        "base.summary": "",
        "base.factors": "a",
        over: "on",
      }),
    );
    expect(saved.start).toEqual({ bases: { summary: "", factors: "a" }, over: true });
    expect(
      savePostmortemSchema.safeParse(sent(savePostmortemSchema, { ...fields, "base.version": "1" }))
        .success,
    ).toBe(false);
  });

  it("names whose text it is, or nobody where a script of one's own sends it", () => {
    expect(
      savePostmortemSchema.parse(sent(savePostmortemSchema, { ...fields, reader: "4" })).reader,
    ).toBe(4);
    expect(savePostmortemSchema.parse(sent(savePostmortemSchema, fields)).reader).toBeUndefined();
  });

  it("counts an end of a line once, however the browser sends it", () => {
    expect(
      savePostmortemSchema.safeParse(
        sent(savePostmortemSchema, { ...fields, summary: "a\r\n".repeat(10_000 / 2) }),
      ).success,
    ).toBe(true);
    expect(
      messages(
        savePostmortemSchema.safeParse(
          sent(savePostmortemSchema, { ...fields, summary: "a".repeat(20_001) }),
        ),
      ),
    ).toEqual(["Use at most 20,000 characters."]);
    expect(
      messages(
        savePostmortemSchema.safeParse(
          sent(savePostmortemSchema, { ...fields, factors: "a\n".repeat(41) }),
        ),
      ),
    ).toEqual(["Name at most 40 factors, one a line."]);
  });
});

describe("other forms of a postmortem", () => {
  it("begin from an incident, or from a title and a team", () => {
    expect(newPostmortemSchema.parse(sent(newPostmortemSchema, { incident: "12" }))).toEqual({
      incident: 12,
    });
    expect(
      newPostmortemSchema.parse(sent(newPostmortemSchema, { title: "T", team: "payments" })),
    ).toEqual({ title: "T", team: "payments" });
    expect(newPostmortemSchema.safeParse(sent(newPostmortemSchema, { title: "" }))).toMatchObject({
      error: { issues: [{ path: ["title"] }, { path: ["team"] }] },
    });
  });

  it("take an action item without owner and day", () => {
    expect(
      addActionSchema.parse(
        sent(addActionSchema, {
          postmortem: "1",
          text: "Limit retries",
          kind: "prevent",
          owner: "",
          dueOn: "",
        }),
      ),
    ).toEqual({ postmortem: 1, text: "Limit retries", kind: "prevent", owner: "", dueOn: null });
    expect(
      messages(
        addActionSchema.safeParse(
          sent(addActionSchema, {
            postmortem: "1",
            text: "a",
            kind: "prevent",
            dueOn: "2026-02-30",
          }),
        ),
      ),
    ).toEqual(["Give a day, for example 2026-11-30."]);
  });

  it("read a time as the clock of a zone shows it", () => {
    const line = (at: string, zone: string) =>
      addLineSchema.safeParse(sent(addLineSchema, { postmortem: "1", at, zone, text: "a" }));
    expect(line("2026-07-01T14:00", "Europe/Berlin").data).toEqual({
      postmortem: 1,
      text: "a",
      at: Date.parse("2026-07-01T12:00:00Z"),
    });
    expect(line("2026-07-01T14:00:30", "UTC").data?.at).toBe(Date.parse("2026-07-01T14:00:30Z"));
    for (const [at, zone] of [
      ["", "UTC"],
      ["soon", "UTC"],
      ["2026-13-01T14:00", "UTC"],
      ["2026-02-30T14:00", "UTC"],
      ["0071-01-01T14:00Z", "UTC"],
    ] as const) {
      expect(messages(line(at, zone))).toEqual([
        "Give a day and a time, for example 2026-11-30T14:05.",
      ]);
    }
    for (const [at, zone] of [
      ["0001-01-01T00:00", "UTC"],
      ["0071-01-01T00:00", "UTC"],
      ["1969-12-31T23:59", "UTC"],
      ["1970-01-01T01:00", "Europe/Berlin"],
    ] as const) {
      expect(line(at, zone).success).toBe(at === "1970-01-01T01:00");
    }
    expect(messages(line("0001-01-01T00:00", "UTC"))).toEqual([
      "The year must lie between 1970 and 9999.",
    ]);
    expect(messages(line("2026-07-01T14:00", "Mars/Olympus"))).toEqual(["Unknown time zone."]);
  });

  it("leave an entry its own words when none are given", () => {
    expect(
      curateSchema.parse(
        sent(curateSchema, { postmortem: "1", entry: "2", view: "hidden", text: "" }),
      ),
    ).toEqual({ postmortem: 1, entry: 2, view: "hidden" });
  });

  it("know a number in an address from what is none", () => {
    expect(
      ["12", "0", "01", "1.5", "-1", "1e3", "9".repeat(16), "x"].map(postmortemNumber),
    ).toEqual([12, null, null, null, null, null, null, null]);
  });
});
