import { callersOf } from "../../registry/graph";
import { isHiddenName } from "../../registry/hidden";
import { kindOfNode, nameOfNode } from "../../registry/node";
import type { Facts } from "../facts";
import { clean, cleanMinutes, inMinutes, inPercent, lostMinutes } from "../figures";
import { type CeilingPart, type MissingField, missingOf } from "../finding";
import type { Case, Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, namedFew, said } from "../wording";

/** Half a millionth of a percent: targets have steps of a ten-thousandth. */
const SAME = 5e-9;
/** As many as a line holds; the weakest come first. */
const MOST_FACTORS = 8;

export const sloCeiling: Rule<"SLO-CEILING"> = {
  id: "SLO-CEILING",
  title: "Target above what hard dependencies allow",
  formula:
    "own availability × availability of every hard dependency, direct or indirect, each counted once and without what it calls",
  example:
    "99.95% × 99.9% × 99.9% × 99.95% = 99.7003%: 129.46 min lost in 30 days. 99.9% allows 43.2 min, which is 86.26 min short.",
  why: "A service is down whenever one of its hard dependencies is down. Its target cannot be above the product of their availabilities.",
  tradeoff:
    "A lower target promises users less. A fallback or a second provider costs work and money, and has to be tested.",
  verify:
    "Compare the measured SLI over 30 days with the ceiling, and check that the minutes lost to each dependency fall.",
  onService(service, facts) {
    const { targetPercent, ownAvailabilityPercent } = facts.serviceOf(service);
    if (targetPercent === undefined || facts.hardOf(service).size === 0) return null;
    const dependencies = partsOf(service, facts);
    const known = dependencies.flatMap(({ availabilityPercent: percent }) => percent ?? []);
    const factors = [ownAvailabilityPercent ?? 100, ...known].map((percent) => percent / 100);
    const ceiling = factors.reduce((a, b) => a * b, 1);
    const unknown = [...facts.hardOf(service)].filter((node) => facts.ownOf(node) === null);
    // What is hidden may well be registered.
    const unregistered = unknown.filter((node) => !isHiddenName(nameOfNode(node)));
    const best = ownAvailabilityPercent === undefined;
    const sum = { ceiling, targetPercent, factors, dependencies, best };
    const missing = [
      ...unknownFields({ ownAvailabilityPercent }),
      ...unregistered.map((node) => missingOfNode(node, facts)),
    ];
    if (ceiling < targetPercent / 100 - SAME)
      return { ...tooHigh(service, sum, best || unknown.length > 0), missing };
    return unregistered.length === 0 ? null : { ...notKnown(service, sum, unregistered), missing };
  },
};

type Sum = {
  ceiling: number;
  targetPercent: number;
  /** The service's own first; `best`: which is unknown, and taken as 100%. */
  factors: readonly number[];
  best: boolean;
  dependencies: readonly CeilingPart[];
};

function partsOf(service: string, { hardOf, ownOf }: Facts): CeilingPart[] {
  const parts = [...hardOf(service)].map((node) => {
    const own = ownOf(node);
    return { name: nameOfNode(node), availabilityPercent: own === null ? null : clean(own * 100) };
  });
  const weakness = (part: CeilingPart) => part.availabilityPercent ?? Infinity;
  return parts.toSorted((a, b) => weakness(a) - weakness(b));
}

function tooHigh(service: string, sum: Sum, isUpperBound: boolean): Case<"SLO-CEILING"> {
  const { ceiling, targetPercent, dependencies } = sum;
  const atMost = isUpperBound ? "at most " : "";
  const [weakest] = dependencies;
  const { shortfallMinutes } = valuesOf(sum);
  return {
    severity: "error",
    message: said`The target of ${named(service)}, ${inPercent(targetPercent)}, is out of reach: its hard dependencies allow ${atMost}${inPercent(ceiling * 100)}.`,
    formula: formulaOf(sum),
    values: valuesOf(sum),
    change: said`Lower the target to ${inPercent(Math.floor(ceiling * 10_000) / 100)}${weakest ? said`, or make ${named(service)} work without ${named(weakest.name)}` : ""}.`,
    budgetMinutesAtRisk: shortfallMinutes,
  };
}

function notKnown(service: string, sum: Sum, nodes: readonly string[]): Case<"SLO-CEILING"> {
  const names = namedFew(nodes.map(nameOfNode));
  return {
    severity: "hint",
    message: said`${named(service)} may not be able to reach ${inPercent(sum.targetPercent)}: the availability of ${names} is not registered.`,
    formula: formulaOf(sum),
    values: valuesOf(sum),
    change: said`Register the availability of ${names}, or measure its error ratio.`,
  };
}

function valuesOf({ ceiling, targetPercent, dependencies }: Sum) {
  const ceilingMinutes = lostMinutes(ceiling);
  const targetMinutes = lostMinutes(targetPercent / 100);
  return {
    ceilingPercent: clean(ceiling * 100),
    targetPercent,
    ceilingMinutes: cleanMinutes(ceilingMinutes),
    targetMinutes: cleanMinutes(targetMinutes),
    shortfallMinutes: cleanMinutes(Math.max(0, ceilingMinutes - targetMinutes)),
    dependencies,
  };
}

function formulaOf({ ceiling, targetPercent, factors, best }: Sum): string {
  const [allowed, wanted] = [lostMinutes(ceiling), lostMinutes(targetPercent / 100)];
  const first = factors.slice(0, MOST_FACTORS).map((factor) => inPercent(factor * 100));
  const product = [
    ...(best ? ["100% at best", ...first.slice(1)] : first),
    ...(factors.length > MOST_FACTORS ? ["…"] : []),
  ].join(" × ");
  const lost = `${product} = ${inPercent(ceiling * 100)} = ${inMinutes(allowed)} in 30 days`;
  return allowed > wanted
    ? `${lost}; ${inPercent(targetPercent)} allows ${inMinutes(wanted)}: ${inMinutes(allowed - wanted)} too many`
    : `${lost} without what is unknown; ${inPercent(targetPercent)} allows ${inMinutes(wanted)}`;
}

/** Where its availability is to be registered: at a service, or at a call of an external callee. */
function missingOfNode(node: string, { graph }: Facts): MissingField {
  const [call] = callersOf(graph, node);
  return kindOfNode(node) === "service" || !call
    ? { service: node, dependency: null, calleeKind: null, field: "ownAvailabilityPercent" }
    : missingOf(call, "availabilityPercent");
}
