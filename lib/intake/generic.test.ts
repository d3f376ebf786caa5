import { describe, expect, test } from "vitest";
import { mappingProblems, readGeneric } from "./generic";

const mapping = {
  title: "$.check.name",
  key: "$.check.id",
  severity: "$.level",
  status: "$.state",
};
const body = (more: object = {}) => ({
  check: { id: 42, name: "Backup of orders" },
  level: "warning",
  state: "failed",
  region: "eu",
  ...more,
});

describe("JSON of any sender", () => {
  test("is read by its mapping, with its plain fields as labels", () => {
    expect(readGeneric(body(), mapping)).toEqual({
      ok: true,
      sent: {
        key: "42",
        status: "firing",
        severity: "ticket",
        title: "Backup of orders",
        group: null,
        labels: { level: "warning", state: "failed", region: "eu" },
        annotations: {},
        links: [],
        startedAt: null,
        resolvedAt: null,
      },
    });
  });

  test.each([
    ["resolved", "resolved"],
    ["OK", "resolved"],
    [false, "resolved"],
    [true, "firing"],
    ["ack", "acknowledged"],
    ["anything else", "firing"],
    [undefined, "firing"],
    [{ deep: 1 }, "firing"],
  ])("a status of %j is %s", (state, expected) => {
    expect(readGeneric(body({ state }), mapping)).toMatchObject({ sent: { status: expected } });
  });

  test("without a severity it pages, and without a status it fires", () => {
    const read = readGeneric(body(), { ...mapping, severity: "", status: "" });
    expect(read).toMatchObject({ sent: { severity: "page", status: "firing" } });
  });

  test("a key or title that is not there is named by its path", () => {
    for (const nothing of [null, [], "text", 7, { check: null }])
      expect(readGeneric(nothing, mapping)).toEqual({
        ok: false,
        errors: [
          "title: there is no text or number at $.check.name",
          "key: there is no text or number at $.check.id",
        ],
      });
  });

  test("a key that is too long is refused, not cut: two alerts would become one", () => {
    const read = readGeneric(body({ check: { id: "k".repeat(256), name: "Backup" } }), mapping);
    expect(read).toEqual({
      ok: false,
      errors: ["key: $.check.id is longer than 255 characters"],
    });
  });

  test("what objects have by birth is no field of theirs", () => {
    const born = { ...mapping, title: "$.constructor.name", key: "$.__proto__" };
    expect(readGeneric(body(), born)).toMatchObject({ ok: false });
  });

  test("a mapping needs paths to title and key alone", () => {
    expect(mappingProblems(mapping)).toEqual([]);
    expect(mappingProblems({ title: "$.t", key: "$.k", severity: "", status: " " })).toEqual([]);
    expect(
      mappingProblems({ title: "", key: "$..k", severity: "$[", status: "" }).map(
        ({ field }) => field,
      ),
    ).toEqual(["title", "key", "severity"]);
  });
});
