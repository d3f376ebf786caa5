/** What one link is for: this alert or incident, acknowledged by this recipient, and nothing else. */
export type AcknowledgeLink = {
  subject: { alertId: number } | { incidentId: number };
  by: { userId: number } | { channelId: number };
  /** The account of whoever hands it over to the recipient. */
  from?: number | undefined;
};
