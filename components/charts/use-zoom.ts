import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { zoomHref } from "@/lib/slo/chart-range";
import type { Interval } from "@/lib/time/interval";

/**
 * A chart whose page shows a part of `whole` when someone drags over it; `page` is the address of
 * all of it, `shown` names the part.
 */
export type Zoom = { page: string; whole: Interval; shown: string };

/** Goes to a stretch of time, and whether it is on the way. */
export function useZoom(zoom: Zoom | undefined): {
  pending: boolean;
  goTo: ((a: number, b: number) => void) | undefined;
} {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const goTo = (a: number, b: number) => {
    const href = zoom && zoomHref(zoom.page, zoom.whole, a, b);
    if (href) startTransition(() => router.push(href, { scroll: false }));
  };
  return { pending, goTo: zoom ? goTo : undefined };
}
