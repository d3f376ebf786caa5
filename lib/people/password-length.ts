export const PASSWORD_MIN = 10;
// Enough for any passphrase, and a bound on what a stranger can make the server hash.
export const PASSWORD_MAX = 200;
