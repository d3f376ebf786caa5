/**
 * Why a text was not parsed: it takes too long or too much memory (`text`), or too many wait before
 * it (`queue`).
 */
export class ParsingRefused extends Error {
  constructor(readonly why: "text" | "queue") {
    super(
      why === "text"
        ? "This takes too long to read. Send a shorter or simpler text."
        : "Too much is being read at once. Try again in a moment.",
    );
    this.name = "ParsingRefused";
  }
}

/** By its name: pages and routes are module instances of their own, and share one thread. */
export const isParsingRefused = (error: unknown): error is ParsingRefused =>
  error instanceof Error && error.name === "ParsingRefused";
