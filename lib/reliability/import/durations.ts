const MS_OF: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const PART = /(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|ms|[smhd])/y;
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const ISO_PARTS_MS = [86_400_000, 3_600_000, 60_000, 1000];
const LONGEST = 40;

/** Fractions of a nanosecond are errors of the arithmetic. */
export const withoutNoise = (value: number): number => Math.round(value * 1e6) / 1e6;

/** "500ms", "1m30s", ".1s" or "PT0.5S" in milliseconds; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const short = text.trim().replaceAll(" ", "");
  if (short.length === 0 || short.length > LONGEST) return undefined;
  return isoMs(short) ?? partsMs(short);
}

function isoMs(text: string): number | undefined {
  const parts: (string | undefined)[] = ISO.exec(text)?.slice(1) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  return withoutNoise(
    parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (ISO_PARTS_MS[index] ?? 0), 0),
  );
}

function partsMs(text: string): number | undefined {
  let sum = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [, amount, unit = ""] = PART.exec(text) ?? [];
    if (amount === undefined) return undefined;
    sum += Number(amount) * (MS_OF[unit] ?? 0);
  }
  return withoutNoise(sum);
}
