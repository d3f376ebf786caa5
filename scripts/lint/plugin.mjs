import { noClock } from "./clock.mjs";
import { closedNames } from "./closed-names.mjs";
import { noEnum } from "./enum.mjs";
import { fileName } from "./file-names.mjs";
import { layerDirection } from "./layers.mjs";
import { linearPatterns } from "./linear-patterns.mjs";
import { serverExports } from "./server-exports.mjs";

/** The rules that are this project's own. */
export default {
  meta: { name: "burnline" },
  rules: {
    "closed-names": closedNames,
    "file-name": fileName,
    "layer-direction": layerDirection,
    "linear-patterns": linearPatterns,
    "no-clock": noClock,
    "no-enum": noEnum,
    "server-exports": serverExports,
  },
};
