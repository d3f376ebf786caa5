/** A whole number of the environment; throws with the fix where it is none. */
export function wholeNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  byDefault: number,
  most: number,
  least = 1,
): number {
  const given = env[name] || String(byDefault);
  const value = /^(?:0|[1-9]\d{0,5})$/.test(given) ? Number(given) : NaN;
  if (value >= least && value <= most) return value;
  throw new Error(
    `${name} must be a whole number from ${least} to ${most}, not "${given}". Example: ${name}=${byDefault}`,
  );
}
