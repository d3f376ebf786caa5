type Slo = { archivedAt: Date | null; service: { archivedAt: Date | null } };

/** Whether it is out of every list and takes no measurements: by itself, or with its service. */
export const isArchived = (slo: Slo): boolean =>
  slo.archivedAt !== null || slo.service.archivedAt !== null;
