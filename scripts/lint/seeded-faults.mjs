import { hooks } from "./seeded/hooks.mjs";
import { markup } from "./seeded/markup.mjs";
import { ownRules } from "./seeded/own-rules.mjs";
import { plain } from "./seeded/plain-rules.mjs";
import { purity } from "./seeded/purity.mjs";
import { rights } from "./seeded/rights.mjs";
import { typed } from "./seeded/typed-rules.mjs";
import { untyped } from "./seeded/untyped-rules.mjs";

/** Files that break a rule: path, content, the rule that must report it. */
export const seeded = [
  ...ownRules,
  ...rights,
  ...purity,
  ...plain,
  ...untyped,
  ...typed,
  ...markup,
  ...hooks,
];
