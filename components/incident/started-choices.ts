/** When an impact began, in minutes ago. */
export const STARTED = [
  { value: "0", label: "Now" },
  { value: "5", label: "5 min ago" },
  { value: "15", label: "15 min ago" },
  { value: "30", label: "30 min ago" },
  { value: "exact", label: "Custom time" },
];
