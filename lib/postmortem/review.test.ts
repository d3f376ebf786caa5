import { describe, expect, it } from "vitest";
import { publicationOf, type Review } from "./review";

const publishedAt = new Date("2026-11-03T12:00:00Z");
const approval = (name: string, more: Partial<Review> = {}): Review => ({
  name,
  verdict: "approved",
  outdated: false,
  own: false,
  ...more,
});

describe("a published postmortem", () => {
  it("says who published it, and that nobody approved that text where it is so", () => {
    expect(publicationOf({ publishedAt, publishedBy: "Ada" }, [])).toEqual({
      at: publishedAt.getTime(),
      words: "by Ada without an approval",
    });
    expect(
      publicationOf({ publishedAt, publishedBy: "Ada" }, [
        approval("Mara", { outdated: true }),
        approval("Ada", { own: true }),
        approval("Vera", { verdict: "asked" }),
      ])?.words,
    ).toBe("by Ada without an approval");
    expect(publicationOf({ publishedAt, publishedBy: "Ada" }, [approval("Mara")])?.words).toBe(
      "by Ada, approved by Mara",
    );
    expect(
      publicationOf(
        { publishedAt, publishedBy: "Ada" },
        ["Mara", "Tomas", "Vera"].map((name) => approval(name)),
      )?.words,
    ).toBe("by Ada, approved by Mara, Tomas and Vera");
  });

  it("says nothing of whoever published it before that was kept", () => {
    expect(publicationOf({ publishedAt, publishedBy: null }, [])?.words).toBeNull();
    expect(publicationOf({ publishedAt: null, publishedBy: null }, [])).toBeNull();
  });
});
