import { actorFirst } from "./actor-first.mjs";
import { noClock } from "./clock.mjs";
import { closedNames } from "./closed-names.mjs";
import { noEnum } from "./enum.mjs";
import { fileName } from "./file-names.mjs";
import { internalFolders } from "./internal-folders.mjs";
import { layerDirection } from "./layers.mjs";
import { linearPatterns } from "./linear-patterns.mjs";
import { serverExports } from "./server-exports.mjs";

/** The rules that are this project's own. */
export default {
  meta: { name: "burnline" },
  rules: {
    "actor-first": actorFirst,
    "closed-names": closedNames,
    "file-name": fileName,
    "internal-folders": internalFolders,
    "layer-direction": layerDirection,
    "linear-patterns": linearPatterns,
    "no-clock": noClock,
    "no-enum": noEnum,
    "server-exports": serverExports,
  },
};
