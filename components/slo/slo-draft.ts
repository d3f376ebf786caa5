/** What is typed so far, as strings: half of it may be missing or wrong. */
export type ObjectiveDraft = { target: string; windowType: string; days: string; unit: string; method: string };
export type RuleDraft = { severity: string; long: string; share: string };
export type SloDraft = { objectives: ObjectiveDraft[]; policy: string; rules: RuleDraft[] };

const text = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

const indexesOf = (data: FormData, group: string): number[] => {
  const found = new Set<number>();
  for (const name of data.keys()) {
    const [first, index] = name.split(".");
    if (first === group && index !== undefined) found.add(Number(index));
  }
  return [...found].sort((a, b) => a - b);
};

export function draftOf(data: FormData): SloDraft {
  return {
    objectives: indexesOf(data, "objectives").map((index) => ({
      target: text(data, `objectives.${index}.target`),
      windowType: text(data, `objectives.${index}.windowType`),
      days: text(data, `objectives.${index}.days`),
      unit: text(data, `objectives.${index}.unit`),
      method: text(data, `objectives.${index}.method`),
    })),
    policy: text(data, "policy"),
    rules: indexesOf(data, "rules").map((index) => ({
      severity: text(data, `rules.${index}.severity`),
      long: text(data, `rules.${index}.long`),
      share: text(data, `rules.${index}.share`),
    })),
  };
}
