import path from "node:path";
import { distDir } from "./paths.mjs";

/** What Node runs to serve the production build of its working folder; made by the build. */
export const serverProgram = () => path.join(distDir(), "burnline-server.cjs");
