/** Selects what is open over the page: dialogs, and the sidebar where a phone shows it as a sheet. */
export const OPEN_DIALOG = "dialog[open], .sidebar:popover-open";
