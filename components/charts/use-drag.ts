import { useState, type PointerEvent } from "react";
import type { Interval } from "@/lib/time/interval";

/** The room that a plot leaves to its value axis, and on its right. */
type Inset = { left: number; right: number };

/** Shorter than this, in pixels, it was a click. */
const SHORTEST_DRAG = 6;

/** What is being dragged over, with a mouse or a pen: a finger scrolls the page. */
export function useDrag(
  range: Interval,
  inset: Inset,
  onDone: ((a: number, b: number) => void) | undefined,
) {
  const [drag, setDrag] = useState<{ startX: number; from: number; to: number } | null>(null);
  const timeAt = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = (clientX - left - inset.left) / Math.max(1, width - inset.left - inset.right);
    return range.start + Math.min(1, Math.max(0, share)) * (range.end - range.start);
  };
  if (!onDone) return { dragged: null, handlers: {} };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      const at = timeAt(event);
      setDrag({ startX: event.clientX, from: at, to: at });
    },
    onPointerMove: (event: PointerEvent) => {
      if (!drag) return;
      // Once it is a drag: a captured pointer would keep the tooltip away.
      if (Math.abs(event.clientX - drag.startX) >= SHORTEST_DRAG)
        event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ ...drag, to: timeAt(event) });
    },
    onPointerUp: (event: PointerEvent) => {
      if (drag && Math.abs(event.clientX - drag.startX) >= SHORTEST_DRAG)
        onDone(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  };
  return {
    dragged: drag && { start: Math.min(drag.from, drag.to), end: Math.max(drag.from, drag.to) },
    handlers,
  };
}
