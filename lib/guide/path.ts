/** Apart from what reads its address, for whatever only links to it. */
export const GUIDE_PATH = "/reliability/new-service";
