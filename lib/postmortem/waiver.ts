/** Why an incident gets no postmortem, by whom, since when (epoch milliseconds). */
export type PostmortemWaiver = { reason: string; byId: number | null; by: string; atMs: number };
