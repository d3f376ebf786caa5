import * as react from "react";
import type { ReactNode } from "react";
import { frozenNode } from "./frozen-node";

/** Hooks are not there where components run once, on the server alone. */
const ON_SERVER = !("useState" in react);

/**
 * The same page with each element that holds nothing but HTML written out at once, so that neither
 * React's two passes on the server nor the browser have to build it element by element. What is
 * alive in it stays as it was: components of the browser, forms, what waits for something.
 */
export const frozen = (node: ReactNode): ReactNode => (ON_SERVER ? frozenNode(node) : node);
