import { measurable } from "@/lib/slo/quality/measurable";
import { failed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";
import { ofSlos } from "../of-slos";

/** Whether it has an SLO, and data arrives for each. */
export const data = ({ slos, now }: ScorecardFacts): Verdict =>
  slos.length === 0 ? failed("It has no SLO.", now, "Create an SLO.") : ofSlos(slos, measurable);
