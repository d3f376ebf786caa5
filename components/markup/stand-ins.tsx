import type { ComponentProps, ReactNode } from "react";
import { formatInstant, instantText } from "@/lib/formats/instant";
import { formatRelative } from "@/lib/formats/relative-time";
import { runningText } from "@/lib/formats/running-time";
import { DialogButtonHtml } from "../ui/dialog-button-html";
import { DialogOpener } from "../ui/dialog-opener";
import { InfoTip } from "../ui/info-tip";
import { Instant } from "../ui/instant";
import { Menu } from "../ui/menu";
import { MenuHtml } from "../ui/menu-html";
import { RelativeTime } from "../ui/relative-time";
import { RunningClock } from "../ui/running-clock";
import { TipHtml } from "../ui/tip-html";
import { leaveDialog, pageContext } from "./page-context";

type StandIn = (props: never) => ReactNode;

/** What a component of the browser looks like at first; `MarkupScripts` keeps it going. */
const STAND_INS = new Map<unknown, StandIn>([
  [RelativeTime, StillRelativeTime],
  [RunningClock, StillClock],
]);

/** The same for what takes something from the page, where that is known. */
const ON_PAGE = new Map<unknown, StandIn>([
  [Instant, StillInstant],
  [InfoTip, StillTip],
  [Menu, StillMenu],
  [DialogOpener, StillOpener],
]);

/** Whether it is one even where what is around it is alive: an instant there is kept by React. */
export const isMenu = (type: unknown): boolean => pageContext() !== null && type === Menu;

export function standInOf(type: unknown): unknown {
  const onPage = ON_PAGE.get(type);
  if (onPage) return pageContext() === null ? type : onPage;
  return STAND_INS.get(type) ?? type;
}

function StillRelativeTime({ at, now, className }: ComponentProps<typeof RelativeTime>) {
  return (
    <Time at={at} data-clock="ago" data-now={now} className={className}>
      {formatRelative(at, now)}
    </Time>
  );
}

function StillClock({ since, now, className }: ComponentProps<typeof RunningClock>) {
  return (
    <Time at={since} data-clock="running" data-now={now} className={className}>
      {runningText(now - since)}
    </Time>
  );
}

function StillInstant({ at, style = "full", className }: ComponentProps<typeof Instant>) {
  const timeZone = pageContext()?.timeZone ?? "UTC";
  return (
    <Time at={at} data-clock={style} title={formatInstant(at, timeZone)} className={className}>
      {instantText(at, style, timeZone)}
    </Time>
  );
}

function StillTip(props: ComponentProps<typeof InfoTip>) {
  return <TipHtml id={`tip-${nextId()}`} {...props} />;
}

function StillMenu(props: ComponentProps<typeof Menu>) {
  return <MenuHtml id={`menu-${nextId()}`} {...props} />;
}

function nextId(): number {
  const page = pageContext();
  if (page) page.ids += 1;
  return page?.ids ?? 0;
}

/** Its dialog is held by the `DialogHost` of what is written out. */
function StillOpener({ children, ...button }: ComponentProps<typeof DialogOpener>) {
  leaveDialog(button.name, children);
  return <DialogButtonHtml {...button} />;
}

type Attributes = ComponentProps<"time"> & { "data-clock": string; "data-now"?: number };

const Time = ({ at, ...rest }: Attributes & { at: number }) => (
  <time dateTime={new Date(at).toISOString()} {...rest} />
);
