/** The parameter of an address that asks for its page with a dialog open. */
export const DIALOG_PARAM = "dialog";

/** The id of the form that asks for the page again, with a dialog or without. */
export const DIALOGS_FORM = "dialogs";
