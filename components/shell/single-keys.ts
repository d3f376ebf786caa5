import { readStorage, writeStorage } from "./browser-storage";

const STORAGE_KEY = "single-keys";

/** Whether keys without a modifier do something; voice control and tremor make them a trap (WCAG 2.1.4). */
export function singleKeysEnabled(): boolean {
  return readStorage(STORAGE_KEY) !== "off";
}

export function enableSingleKeys(enabled: boolean): void {
  writeStorage(STORAGE_KEY, enabled ? "on" : "off");
}
