import { describe, expect, it } from "vitest";
import { formErrors } from "@/lib/form/form-errors";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import { sloFormSchema } from "./form";

const objective = (index: number, target: string): [string, string][] => [
  [`objectives.${index}.target`, target],
  [`objectives.${index}.windowType`, "rolling"],
  [`objectives.${index}.days`, "28"],
  [`objectives.${index}.unit`, "month"],
  [`objectives.${index}.timeZone`, "UTC"],
  [`objectives.${index}.method`, "occurrences"],
  [`objectives.${index}.sliceMinutes`, "1"],
  [`objectives.${index}.sliceTarget`, "95"],
  [`objectives.${index}.noData`, "ignore"],
];
const rule = (index: number, long: string, short: string, share: string): [string, string][] => [
  [`rules.${index}.severity`, "page"],
  [`rules.${index}.long`, long],
  [`rules.${index}.short`, short],
  [`rules.${index}.share`, share],
];
const FORM: [string, string][] = [
  ["service", "checkout"],
  ["slug", "up"],
  ["name", "Up"],
  ["description", ""],
  ["kind", "availability"],
  ["thresholdMs", "300"],
  ["sourceType", "push"],
  ["policy", "default"],
  ["minBadEvents", "1"],
  ...objective(0, "99.9"),
];

function read(changes: [string, string][]) {
  const fields = new Map(FORM);
  for (const [name, value] of changes) fields.set(name, value);
  const { input, unknown } = formInput(sloFormSchema, formTree(fields).tree);
  const { data, error } = sloFormSchema.safeParse(input);
  return {
    definition: data?.definition,
    unknown,
    errors: Object.fromEntries(
      formErrors(error?.issues ?? [], input).map(({ path, message }) => [path, message]),
    ),
  };
}

describe("the SLO form", () => {
  it("passes over what stands in the fields of choices not taken, however wrong", () => {
    const { definition, errors } = read([
      ["thresholdMs", "soon"],
      ["good", "sum("],
      ["objectives.0.sliceTarget", "200"],
      ["objectives.0.unit", "fortnight"],
      ...rule(0, "never", "", "x"),
    ]);
    expect(errors).toEqual({});
    expect(definition).toMatchObject({
      sli: { kind: "availability" },
      source: { type: "push" },
      alerting: { policy: "default" },
    });
  });

  it.each(["toString", "constructor", "__proto__", "hasOwnProperty"])(
    "takes %s for no form of query",
    (queryForm) => {
      const { definition, errors } = read([
        ["sourceType", "prometheus"],
        ["dataSource", "metrics"],
        ["queryForm", queryForm],
      ]);
      expect(definition).toBeUndefined();
      expect(Object.keys(errors)).toContain("queryForm");
    },
  );

  it("names each wrong field as the form does, all at once", () => {
    const { errors } = read([
      ["service", ""],
      ["slug", "Not A Slug"],
      ["kind", "latency"],
      ["thresholdMs", "soon"],
      ["minBadEvents", "1.5"],
      ...objective(1, "100"),
      ["objectives.1.days", "0"],
      ["policy", "custom"],
      ...rule(0, "1h", "5m", "200"),
      ...rule(1, "1h", "5m", ""),
    ]);
    expect(errors).toEqual({
      service: "Fill this in.",
      slug: expect.stringMatching(/^Use lowercase letters/) as string,
      thresholdMs: "Give the threshold in milliseconds.",
      minBadEvents: "Give a whole number of events.",
      "objectives.1.target":
        "100% leaves no error budget, so that every burn rate would divide by zero. Use 99.99 or less.",
      "objectives.1.days": "A rolling window has 1 to 365 days.",
      "rules.0.share": "Give the share of the budget in percent, above 0 and up to 100.",
    });
  });

  it("takes a rule by its share of the budget or by its factor, and needs exactly one of them", () => {
    const factor = (figure: string): [string, string] => ["rules.0.factor", figure];
    expect(
      read([["policy", "custom"], ...rule(0, "1h", "5m", ""), factor("14.4")]).definition?.alerting
        .rules?.[0]?.trigger,
    ).toEqual({ kind: "factor", factor: 14.4 });
    expect(
      read([["policy", "custom"], ...rule(0, "1h", "5m", "2"), factor("")]).definition?.alerting
        .rules?.[0]?.trigger,
    ).toEqual({ kind: "share", budgetShare: 0.02 });
    expect(read([["policy", "custom"], ...rule(0, "1h", "5m", "")]).errors).toEqual({
      "rules.0.share": "Give the share of the budget in percent, or the factor.",
    });
    expect(
      read([["policy", "custom"], ...rule(0, "1h", "5m", "2"), factor("14.4")]).errors,
    ).toEqual({ "rules.0.factor": "Give the share of the budget or the factor, not both." });
    expect(read([["policy", "custom"], ...rule(0, "1h", "5m", ""), factor("0")]).errors).toEqual({
      "rules.0.factor": "The factor must be above 0.",
    });
    expect(read([["policy", "custom"], ...rule(0, "1h", "5m", ""), factor("x")]).errors).toEqual({
      "rules.0.factor": "This must be a number.",
    });
    expect(read([["policy", "custom"], ...rule(0, "1h", "5m", ""), factor("1000")]).errors).toEqual(
      {
        "rules.0.factor": expect.stringMatching(
          /can never be exceeded.*a factor below 1000\.$/,
        ) as string,
      },
    );
    expect(read([["policy", "custom"], ...rule(0, "1h", "5m", "2.00001")]).errors).toEqual({
      "rules.0.share": "Shares of the budget go in steps of 0.0001%.",
    });
  });

  it("takes what a missing series means beside counts only, and nothing where nobody said it", () => {
    const queried: [string, string][] = [
      ["sourceType", "prometheus"],
      ["dataSource", "main"],
      ["queryForm", "bad"],
      ["bad", "b"],
      ["total", "t"],
    ];
    expect(read([...queried, ["absent", "zero"]]).definition?.source).toMatchObject({
      bad: "b",
      absent: "zero",
    });
    expect(read([...queried, ["absent", ""]]).definition?.source).not.toHaveProperty("absent");
    expect(
      read([...queried, ["queryForm", "ratio"], ["ratio", "r"], ["absent", "zero"]]).definition
        ?.source,
    ).toEqual({ type: "prometheus", dataSource: "main", ratio: "r" });
  });

  it("takes the percentile of a latency, which may be left out", () => {
    expect(
      read([
        ["kind", "latency"],
        ["percentile", "99.9"],
      ]).definition?.sli,
    ).toEqual({ kind: "latency", thresholdMs: 300, percentile: 99.9 });
    expect(
      read([
        ["kind", "latency"],
        ["percentile", ""],
      ]).definition?.sli,
    ).toEqual({ kind: "latency", thresholdMs: 300 });
    expect(
      read([
        ["kind", "latency"],
        ["percentile", "100"],
      ]).errors,
    ).toEqual({ percentile: "The percentile lies between 0 and 100." });
  });

  it("takes a row of rules without numbers for none, and names the others by their places", () => {
    const { definition } = read([
      ["policy", "custom"],
      ...rule(0, "", "", ""),
      ...rule(1, "1h", "5m", "2"),
    ]);
    expect(definition?.alerting.rules).toHaveLength(1);
    expect(
      Object.keys(
        read([["policy", "custom"], ...rule(0, "", "", ""), ...rule(1, "1h", "5m", "x")]).errors,
      ),
    ).toEqual(["rules.1.share"]);
    expect(read([["policy", "custom"], ...rule(0, "", "", "")]).errors).toEqual({
      rules: "A custom policy needs at least one rule.",
    });
  });

  it("does not drop an added objective whose target was forgotten; only the spare card of a page without JavaScript", () => {
    expect(read(objective(1, "")).errors).toEqual({
      "objectives.1.target": "Give the target in percent, for example 99.9.",
    });
    expect(
      read([...objective(1, ""), ["objectives.1.spare", "true"]]).definition?.objectives,
    ).toHaveLength(1);
    expect(
      read([...objective(1, "99"), ["objectives.1.spare", "true"]]).definition?.objectives,
    ).toHaveLength(2);
  });
});
