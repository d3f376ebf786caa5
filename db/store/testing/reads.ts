import { findAuditCheck, listAudit } from "../audit-list";
import { listLeases } from "../leases";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: () => ({
    listAudit: (actor) => listAudit(actor, {}, { size: 20, page: 1 }),
  }),
  ofInstallation: {
    findAuditCheck: (actor) => findAuditCheck(actor),
    listLeases: (actor) => listLeases(actor),
  },
} satisfies NounReads;
