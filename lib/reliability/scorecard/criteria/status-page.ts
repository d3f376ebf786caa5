import { notApplicable, type Verdict } from "../../assessment/verdict";

/** A service owes a component only to a page that there is. */
export const statusPage = (): Verdict => notApplicable("There is no status page yet.");
