export const root: string;
export const programs: Readonly<Record<"next" | "tsc" | "eslint" | "vitest" | "playwright" | "drizzleKit", string>>;
