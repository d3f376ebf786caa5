/** How long a password reset link works. */
export const RESET_HOURS = 24;
