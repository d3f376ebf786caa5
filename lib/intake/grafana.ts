import { z } from "zod";
import { readAlertmanager, type AlertmanagerNotice } from "./alertmanager";
import type { Incoming, Read } from "./incoming";

/** What Grafana adds to each alert of Alertmanager's shape; older versions leave some of it out. */
const extras = z.object({
  alerts: z.array(
    z.object({
      dashboardURL: z.string().nullish(),
      panelURL: z.string().nullish(),
      silenceURL: z.string().nullish(),
      imageURL: z.string().nullish(),
      valueString: z.string().nullish(),
    }),
  ),
});
type Extras = z.output<typeof extras>["alerts"][number];

const LINKS = [
  ["dashboardURL", "Dashboard"],
  ["panelURL", "Panel"],
  ["imageURL", "Image"],
  ["silenceURL", "Silence in Grafana"],
] as const;

/** As Alertmanager's, with Grafana's own links, and with the values that it compared. */
export function readGrafana(body: unknown): Read<AlertmanagerNotice> {
  const read = readAlertmanager(body);
  if (!read.ok) return read;
  const parsed = extras.safeParse(body);
  const more = parsed.success ? parsed.data.alerts : [];
  return {
    ok: true,
    sent: {
      ...read.sent,
      alerts: read.sent.alerts.map((alert, index) => withExtras(alert, more[index])),
    },
  };
}

function withExtras(alert: Incoming, more: Extras | undefined): Incoming {
  if (!more) return alert;
  const links = LINKS.flatMap(([name, text]) => {
    const href = more[name];
    return href ? [{ href, text }] : [];
  });
  return {
    ...alert,
    annotations: more.valueString
      ? { ...alert.annotations, values: more.valueString }
      : alert.annotations,
    links: [...alert.links, ...links],
  };
}
