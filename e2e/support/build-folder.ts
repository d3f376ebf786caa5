import path from "node:path";

/** Where the production build under test lies. */
export const buildFolder = (): string =>
  path.join(process.cwd(), process.env.NEXT_DIST_DIR || ".next");
