import type { ReactNode } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { SeverityBadge } from "@/components/ui/severity-badge";
import type { Severity } from "@/lib/incident/severity";
import type { Status } from "@/lib/incident/status";
import type { IncidentActions } from "./incident-actions";
import { IncidentPicker } from "./incident-picker";
import { ResolveFields, SeverityFields, StatusFields, UpdateFields } from "./status-fields";

type Moves = { number: number; status: Status; action: IncidentActions["changeStatus"] };

export const StatusDialog = ({ number, status, action }: Moves) => (
  <DialogForm
    label="Change status"
    title="Change the status"
    size="sm"
    action={action}
    fields={{ incident: number }}
    submit="Change status"
  >
    <StatusFields status={status} />
  </DialogForm>
);

/** Resolves in two presses. */
export const ResolveDialog = ({
  number,
  status,
  action,
  children,
}: Moves & { children: ReactNode }) => (
  <DialogForm
    label={children}
    title="Resolve the incident"
    description="The impact has ended."
    variant="primary"
    action={action}
    fields={{ incident: number, to: "resolved" }}
    submit="Resolve"
  >
    <ResolveFields status={status} />
  </DialogForm>
);

/** Tells stakeholders something; the status may move with it. */
export const UpdateDialog = ({
  number,
  status,
  action,
  children,
}: Omit<Moves, "action"> & { action: IncidentActions["update"]; children: ReactNode }) => (
  <DialogForm
    label={children}
    title="Update stakeholders"
    description="What users notice, what you are doing, and when the next update comes."
    wide
    action={action}
    fields={{ incident: number }}
    submit="Send update"
  >
    <UpdateFields status={status} />
  </DialogForm>
);

export const SeverityDialog = ({
  number,
  severity,
  action,
}: {
  number: number;
  severity: Severity;
  action: IncidentActions["changeSeverity"];
}) => (
  <DialogForm
    label={
      <span className="flex items-center gap-1.5">
        Severity <SeverityBadge severity={severity} />
      </span>
    }
    title="Change the severity"
    size="sm"
    action={action}
    fields={{ incident: number }}
    submit="Change severity"
  >
    <SeverityFields severity={severity} />
  </DialogForm>
);

export const DuplicateDialog = ({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["markDuplicate"];
}) => (
  <DialogForm
    label="Duplicate"
    title="Mark as a duplicate"
    description="Cancels this incident, links it to the other and excludes it from statistics. You can undo this."
    size="sm"
    action={action}
    fields={{ incident: number }}
    submit="Mark as duplicate"
  >
    <IncidentPicker number={number} label="Duplicate of" />
  </DialogForm>
);
