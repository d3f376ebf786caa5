import { describe, expect, it, vi } from "vitest";
import { CHANNEL_KINDS } from "@/lib/notification/channel";
import { NOON } from "@/db/testing/persons";
import { previewsOf } from "./previews";

const now = NOON.getTime();
const TITLE = "Example: checkout fails for some customers";

describe.each(CHANNEL_KINDS)("the preview of %s", (kind) => {
  it("shows a page, a ticket and a resolution in the words that are sent", () => {
    vi.stubEnv("BURNLINE_URL", "https://burnline.example");
    const previews = previewsOf(kind, now);
    expect(previews.map(({ label }) => label)).toEqual(["A page", "A ticket", "A resolution"]);
    const [page, ticket, over] = previews.map(({ text }) => text);
    for (const text of [page, ticket]) {
      expect(text).toContain(TITLE);
      expect(text).toContain("The budget burns 16.2");
    }
    expect(over).toContain(`Resolved: ${TITLE}`);
    expect(over).toContain("It is over after 6 minutes.");
    expect(over).not.toMatch(/acknowledge\/example/);
    expect(`${page ?? ""}${ticket ?? ""}`).not.toMatch(/&lt;|&amp;|\\/);
  });
});

it("a letter is previewed as text and as HTML, a webhook as its JSON", () => {
  const [letter] = previewsOf("email", now);
  expect(letter?.text).toMatch(/^Subject: \[Page\] Example/);
  expect(letter?.html).toContain("<h1");
  const [event] = previewsOf("webhook", now);
  expect(JSON.parse(event?.text ?? "")).toMatchObject({
    type: "message.alert.firing",
    data: { severity: "page", title: TITLE },
  });
});
