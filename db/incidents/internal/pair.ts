export const pairOf = (a: number, b: number): { lowId: number; highId: number } => ({
  lowId: Math.min(a, b),
  highId: Math.max(a, b),
});
