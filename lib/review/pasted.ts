/** What pasted code is called, by its language. Apart from its schema: browsers load this. */
export const PASTED_PATHS = {
  typescript: "pasted.ts",
  tsx: "pasted.tsx",
  python: "pasted.py",
  go: "pasted.go",
} as const;

export const PASTED_LANGUAGES = [
  { value: "typescript", label: "TypeScript or JavaScript" },
  { value: "tsx", label: "TSX or JSX" },
  { value: "python", label: "Python" },
  { value: "go", label: "Go" },
] as const;
