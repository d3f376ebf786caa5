import path from "node:path";
import { root } from "./paths.mjs";

/** What Node runs to serve the production build of its working folder; made by the build. */
export const serverProgram = () =>
  path.join(root, process.env.NEXT_DIST_DIR || ".next", "burnline-server.cjs");
