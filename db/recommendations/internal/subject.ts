/** Without the callee: not everybody who reads the log may see every service. */
export const subjectOf = (key: string): string =>
  `recommendation:${key.split("/").slice(0, 2).join("/")}`;
