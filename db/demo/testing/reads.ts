import { findDemo, hasDemo } from "../workspace";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofInstallation: {
    findDemo: (actor) => findDemo(actor),
    hasDemo: (actor) => hasDemo(actor),
  },
} satisfies NounReads;
