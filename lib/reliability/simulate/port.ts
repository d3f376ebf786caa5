/** How a call ended, as its caller sees it. */
export type Answer = "success" | "error" | "timeout" | "rejected" | "shed";

/** Stops a call whose caller no longer waits; nothing is answered then. */
export type Cancel = () => void;

/** Calls what lies below; it answers once, and never before this has returned. */
export type Port = (answered: (answer: Answer) => void) => Cancel;
