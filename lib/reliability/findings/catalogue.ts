import { RULES } from "./all-rules";

/** What each finding means, in general words, in the order of the documentation. */
export const FINDING_CATALOGUE = Object.values(RULES).map(
  ({ id, title, formula, why, example }) => ({ id, title, formula, why, example }),
);
