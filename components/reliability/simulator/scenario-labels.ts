/** What the form calls each field of the scenario, by its name in the address. */
export const SCENARIO_LABELS = {
  scenario: "What goes wrong",
  slowFactor: "Slowdown factor",
  errorShare: "Error ratio",
  rateFactor: "Traffic factor",
  startS: "Starts after",
  faultS: "Lasts",
  runS: "Run length",
  seed: "Random seed",
  layers: "Layers of callers",
} as const;
