import { Badge, type Tone } from "@/components/ui/badge";
import { LEVEL_NAMES, type Level } from "@/lib/reliability/scorecard/levels";

const TONES: Readonly<Record<Level | 0, Tone>> = {
  0: "neutral",
  1: "warning",
  2: "warning",
  3: "healthy",
  4: "healthy",
};

/** "Level 2: Alerted". */
export const LevelBadge = ({ level }: { level: Level | 0 }) => (
  <Badge tone={TONES[level]}>
    Level {level}: {LEVEL_NAMES[level]}
  </Badge>
);
