/** A message about an alert; `at`: when it was sent, else when it was written. */
export type ToldView = {
  id: number;
  to: string;
  channel: string;
  state: "waiting" | "sending" | "sent" | "failed" | "canceled";
  at: number;
  error: string | null;
};
