import type { FormAction } from "@/components/ui/form";

/** What can be done on the page of an incident; `null` where the reader may only look. */
export type IncidentActions = Record<
  | "changeStatus"
  | "changeSeverity"
  | "acknowledge"
  | "assignRole"
  | "edit"
  | "update"
  | "setTime"
  | "addEntry"
  | "editEntry"
  | "star"
  | "deleteEntry"
  | "link"
  | "unlink"
  | "markDuplicate"
  | "unmarkDuplicate"
  | "waive"
  | "takeBackWaiver"
  | "remove",
  FormAction
>;
