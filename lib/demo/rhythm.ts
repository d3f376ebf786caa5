const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
/** The epoch began on a Thursday; weeks here begin on Monday. */
const MONDAY_OFFSET = 3 * MINUTES_PER_DAY;

/**
 * `shoppers` come in the evening and at weekends, `office` on workdays, `machines` nearly evenly.
 * Hours are UTC.
 */
export type Rhythm = "shoppers" | "office" | "machines";

type Waves = {
  daily: number;
  peakHour: number;
  twiceDaily: number;
  weekly: number;
  peakDay: number;
};

const WAVES: Record<Rhythm, Waves> = {
  shoppers: { daily: 0.48, peakHour: 17.5, twiceDaily: 0.16, weekly: 0.14, peakDay: 5 },
  office: { daily: 0.62, peakHour: 13, twiceDaily: 0.08, weekly: 0.24, peakDay: 2 },
  machines: { daily: 0.14, peakHour: 3, twiceDaily: 0.05, weekly: 0.06, peakDay: 2 },
};

const wave = (position: number, peak: number, length: number): number =>
  Math.cos((2 * Math.PI * (position - peak)) / length);

function weekOf({ daily, peakHour, twiceDaily, weekly, peakDay }: Waves): Float64Array {
  return Float64Array.from({ length: MINUTES_PER_WEEK }, (_, minute) => {
    const hour = (minute % MINUTES_PER_DAY) / 60;
    const day = 1 + daily * wave(hour, peakHour, 24) + twiceDaily * wave(hour, peakHour - 1, 12);
    return day * (1 + weekly * wave(minute / MINUTES_PER_DAY, peakDay, 7));
  });
}

const WEEKS: Record<Rhythm, Float64Array> = {
  shoppers: weekOf(WAVES.shoppers),
  office: weekOf(WAVES.office),
  machines: weekOf(WAVES.machines),
};

/** Traffic at an epoch minute relative to its mean: whole weeks average exactly 1. */
export function trafficAt(rhythm: Rhythm, minute: number): number {
  return WEEKS[rhythm][(minute + MONDAY_OFFSET) % MINUTES_PER_WEEK] ?? 1;
}
