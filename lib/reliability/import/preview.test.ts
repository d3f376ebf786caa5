import { describe, expect, it } from "vitest";
import { importPreviewText, readImportPreview, type ImportPreview } from "./preview";
import { readImport } from "./read-import";

const TEXT = `resilience4j.retry.instances.bank: {maxAttempts: 3, retryExceptions: [a.B]}`;

function preview(): ImportPreview {
  const read = readImport({ format: "resilience4j", text: TEXT });
  if (!read.ok) throw new Error("The text is not read.");
  const { ok: _ok, ...found } = read;
  return { format: "resilience4j", ...found };
}

describe("the preview of an import", () => {
  it("comes back with the form as it was sent, nothing left out", () => {
    const sent = preview();
    expect(sent.assumed.length * sent.unread.length).toBeGreaterThan(0);
    expect(readImportPreview(importPreviewText(sent))).toEqual(sent);
  });

  it.each(["", "{", "null", '{"format":"resilience4j"}', "[".repeat(10_000)])(
    "is none where the form sends %j",
    (sent) => {
      expect(readImportPreview(sent)).toBeNull();
    },
  );
});
