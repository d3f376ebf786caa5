/** Notes what is wrong with a field of an SLO. */
export type Fail = (path: (string | number)[], message: string) => void;
