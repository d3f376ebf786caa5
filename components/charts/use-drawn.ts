import { useSeen } from "../ui/use-seen";
import { useInteraction } from "./use-interaction";

/** Whether a chart is to be drawn: it has been seen, or someone is at the page. */
export function useDrawn(): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  drawn: boolean,
] {
  const touched = useInteraction();
  const [ref, seen] = useSeen();
  return [ref, touched || seen];
}
