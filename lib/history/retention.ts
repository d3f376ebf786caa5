/** For how many days what has happened is kept; what an incident shows stays as long as that. */
export type HistoryRetention = {
  /** Alerts that are over, with their escalations; mutes and changes. */
  alertDays: number;
  /** Each try of a message, and messages about nothing that is kept. */
  messageDays: number;
};

export const DEFAULT_RETENTION: HistoryRetention = { alertDays: 400, messageDays: 90 };
