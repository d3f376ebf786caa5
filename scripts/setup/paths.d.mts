export const root: string;
export const programs: Readonly<
  Record<"next" | "tsc" | "oxlint" | "vitest" | "playwright" | "drizzleKit", string>
>;
