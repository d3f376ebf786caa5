/** Under which the mail server is stored. */
export const MAIL_SETTING = "mail";
