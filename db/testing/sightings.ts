import type { AlertSubject } from "@/lib/alert/sighting";

/** A full disk that a sender tells of. */
export const fullDisk = (teamId: number, more: Partial<AlertSubject> = {}): AlertSubject => ({
  kind: "external",
  origin: "integration:1",
  key: "disk",
  groupKey: null,
  teamId,
  serviceId: null,
  sloId: null,
  objectiveId: null,
  integrationId: null,
  title: "Disk is full",
  labels: {},
  annotations: {},
  links: [],
  facts: null,
  startedAt: null,
  ...more,
});
