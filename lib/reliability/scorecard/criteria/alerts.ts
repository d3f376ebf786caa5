import { alertsReach } from "@/lib/slo/quality/alerts-reach";
import type { Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";
import { ofSlos } from "../of-slos";

/** Whether a page of each SLO reaches someone now, and at most two a week came. */
export const alerts = ({ slos, paged }: ScorecardFacts): Verdict =>
  ofSlos(slos, (slo) => alertsReach({ ...slo, paged }));
