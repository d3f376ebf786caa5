import { rememberedPart } from "@/components/markup/remembered";
import { cx } from "@/components/ui/class-names";
import { plural } from "@/lib/formats/count";
import type { HoursOfWeek as Hours } from "@/lib/incident/counts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SHADES = ["bg-sunken", "bg-accent/25", "bg-accent/50", "bg-accent/75", "bg-accent"];
const hour = (index: number): string => `${String(index).padStart(2, "0")}:00`;

/** When incidents began: a row a day, a column an hour, the darker the more. */
export const HoursOfWeek = rememberedPart(
  ({ hours, timeZone }: { hours: Hours; timeZone: string }) => {
    const most = Math.max(1, ...hours.flat());
    const shade = (count: number) => SHADES[Math.ceil((count / most) * (SHADES.length - 1))];
    return (
      <>
        <table className="w-full table-fixed border-separate border-spacing-px text-xs sm:border-spacing-0.5">
          <caption className="sr-only">
            Incidents by the hour of the week in which they began, {timeZone}
          </caption>
          <thead>
            <tr>
              <td className="w-9" />
              {Array.from({ length: 24 }, (_, index) => (
                <th
                  key={index}
                  scope="col"
                  className="figure h-5 overflow-visible text-left font-normal whitespace-nowrap text-faint"
                >
                  <span aria-hidden="true">
                    {index % 6 === 0 ? String(index).padStart(2, "0") : ""}
                  </span>
                  <span className="sr-only">{hour(index)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((counts, day) => (
              <tr key={day}>
                <th scope="row" className="text-left font-normal text-muted">
                  <abbr title={DAYS[day]} className="no-underline">
                    {DAYS[day]?.slice(0, 3)}
                  </abbr>
                </th>
                {counts.map((count, index) => (
                  <td
                    key={index}
                    title={`${DAYS[day] ?? ""} ${hour(index)}: ${plural(count, "incident")}`}
                    className={cx("h-5 rounded-[2px]", shade(count))}
                  >
                    <span className="sr-only">{count}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-2 flex items-center gap-1.5 text-xs text-muted">
          none{" "}
          {SHADES.map((each) => (
            <span key={each} className={cx("size-3 rounded-[2px]", each)} />
          ))}{" "}
          {plural(most, "incident")} in an hour
        </p>
      </>
    );
  },
);
