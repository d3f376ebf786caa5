/** How personal rules name the email of the account, which is a contact from the first minute. */
export const ACCOUNT_EMAIL = "account";
