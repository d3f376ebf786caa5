import { OPEN_DIALOG } from "./open-dialog";

type Choice = { defaultSelected: boolean; selected: boolean; disabled: boolean };
export type Control = {
  type: string;
  value: string;
  isConnected: boolean;
  defaultValue?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  options?: Iterable<Choice>;
};

/** Whether a field holds something else than it began with. */
export function differs(control: Control): boolean {
  if (control.options)
    return choiceDiffers([...control.options], control.type === "select-multiple");
  if (control.type === "checkbox" || control.type === "radio")
    return control.checked !== control.defaultChecked;
  return plain(control.value) !== plain(control.defaultValue ?? "");
}

/** A list of which nothing is chosen begins with its first. */
function choiceDiffers(choices: Choice[], several: boolean): boolean {
  const first =
    several || choices.some(({ defaultSelected }) => defaultSelected)
      ? undefined
      : choices.find(({ disabled }) => !disabled);
  return choices.some((choice) => choice.selected !== (choice.defaultSelected || choice === first));
}

// Browsers write ends of lines and full minutes in their own way.
const plain = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").replace(/(T\d\d:\d\d):00(\.0+)?$/, "$1");

/**
 * A field that React keeps in step begins, for the browser, with what it holds now: that someone
 * typed into it is known otherwise.
 */
const holdsTyped = (control: Control): boolean => control.isConnected && control.value !== "";

type Page = {
  querySelector: (selector: string) => unknown;
  querySelectorAll: (selector: string) => Iterable<unknown>;
};

const BUSY = `${OPEN_DIALOG}, form[aria-busy=true]`;

/**
 * Whether reloading the page could lose something. `typed`: the fields that someone has typed
 * into since it was loaded.
 */
export function holdsUnsent(page: Page, typed: Iterable<Control>): boolean {
  if (page.querySelector(BUSY)) return true;
  const controls = [
    ...page.querySelectorAll("input:not([type=hidden]), select, textarea"),
  ] as Control[];
  return controls.some(differs) || [...typed].some(holdsTyped);
}
