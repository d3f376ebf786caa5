/** A whole number of the environment; throws with the fix where it is none. */
export function wholeNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  byDefault: number,
  most: number,
): number {
  const given = env[name] || String(byDefault);
  if (/^[1-9]\d{0,5}$/.test(given) && Number(given) <= most) return Number(given);
  throw new Error(
    `${name} must be a whole number from 1 to ${most}, not "${given}". Example: ${name}=${byDefault}`,
  );
}
