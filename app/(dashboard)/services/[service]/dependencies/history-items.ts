import type { HistoryItem } from "@/components/reliability/dependency/dependency-history";
import type { DependencyVersion } from "@/db/dependencies/history";

/** Each with what was known before it. `here`: what the service calls now; `names`: of services. */
export const historyItems = (
  service: string,
  versions: readonly DependencyVersion[],
  here: readonly string[],
  names: ReadonlyMap<string, string>,
): HistoryItem[] =>
  versions.map((version, index) => {
    const { callee, settings, isRemoval, savedBy, savedAt } = version;
    const earlier = versions.slice(index + 1).find((one) => one.callee === callee);
    return {
      key: String(versions.length - index),
      callee: callee && (names.get(callee) ?? callee),
      href:
        callee !== null && here.includes(callee)
          ? `/services/${service}/dependencies/${callee}`
          : null,
      settings,
      before: callee === null ? null : (earlier?.settings ?? null),
      isRemoval,
      savedBy,
      savedAt: savedAt.getTime(),
    };
  });
