import { readStorage, writeStorage } from "./browser-storage";
import { OPEN_DIALOG } from "../ui/open-dialog";

const STORAGE_KEY = "single-keys";

/**
 * Whether keys without a modifier do something; voice control and tremor make them a trap (WCAG
 * 2.1.4).
 */
export function singleKeysEnabled(): boolean {
  return readStorage(STORAGE_KEY) !== "off";
}

export function enableSingleKeys(enabled: boolean): void {
  writeStorage(STORAGE_KEY, enabled ? "on" : "off");
}

let opening = 0;

/**
 * Until it is called back: a dialog that is still being loaded is open for whoever goes on typing.
 */
export function holdSingleKeys(): () => void {
  opening += 1;
  return () => {
    opening -= 1;
  };
}

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select";
const OPEN = `${OPEN_DIALOG}, .menu-panel:popover-open`;

/**
 * Whether this press is a key by itself: not held down, not typed into a field or a dialog, not
 * switched off.
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat) return false;
  if (event.metaKey || event.ctrlKey || event.altKey) return false;
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPING));
  return !typing && opening === 0 && document.querySelector(OPEN) === null && singleKeysEnabled();
}
