"use server";

import { redirect } from "next/navigation";
import { acknowledgeIncident, setTime } from "@/db/incidents/set-time";
import { assignRole } from "@/db/incidents/assign-role";
import { changeSeverity, changeStatus, updateStakeholders } from "@/db/incidents/change-status";
import { deleteIncident } from "@/db/incidents/delete";
import { editIncident } from "@/db/incidents/edit";
import { declareIncident } from "@/db/incidents/declare";
import { markDuplicate, unmarkDuplicate } from "@/db/incidents/duplicates";
import { addEntry } from "@/db/incidents/add-entry";
import { deleteEntry } from "@/db/incidents/delete-entry";
import { editEntry, starEntry } from "@/db/incidents/edit-entry";
import { incidentNamed } from "@/db/incidents/find-named";
import { linkIncidents, unlinkIncidents } from "@/db/incidents/links";
import { takeBackWaiver, waivePostmortem } from "@/db/postmortems/waive";
import {
  declareFormSchema,
  editFormSchema,
  entryEditFormSchema,
  entryFormSchema,
  entryNameFormSchema,
  linkFormSchema,
  numberFormSchema,
  otherFormSchema,
  roleFormSchema,
  severityFormSchema,
  starFormSchema,
  statusFormSchema,
  timeFormSchema,
  updateFormSchema,
  waiverFormSchema,
} from "@/lib/incident/form";
import { action } from "@/server/actions/action";
import { atTheField } from "./at-the-field";

export const declare = action(
  declareFormSchema,
  async (actor, { startedAt, startedAgoMs, command, alert, ...input }) => {
    const now = new Date();
    const incident = await declareIncident(
      actor,
      { ...input, startedAt: startedAt ?? now.getTime() - (startedAgoMs ?? 0) },
      now,
      { commander: command ? { userId: actor.userId, name: actor.name } : null, alert },
    );
    redirect(`/incidents/${incident.id}`);
  },
);

export const changeStatusAction = action(
  statusFormSchema,
  async (actor, { incident, at, ...move }) => {
    await atTheField(
      changeStatus(
        actor,
        incident,
        { ...move, at: at === null ? undefined : new Date(at) },
        new Date(),
      ),
    );
  },
);

export const changeSeverityAction = action(
  severityFormSchema,
  async (actor, { incident, ...move }) => {
    await changeSeverity(actor, incident, move, new Date());
  },
);

export const acknowledgeAction = action(numberFormSchema, async (actor, { incident }) => {
  await acknowledgeIncident(actor, incident, new Date());
});

export const assignRoleAction = action(
  roleFormSchema,
  async (actor, { incident, role, email, from }) => {
    await assignRole(
      actor,
      incident,
      role,
      { email: email === "" ? null : email, from: from === "none" ? null : from },
      new Date(),
    );
  },
);

export const editIncidentAction = action(
  editFormSchema,
  async (actor, { incident, version, ...edit }) => {
    await editIncident(actor, incident, { ...edit, expectedVersion: version }, new Date());
  },
);

export const updateStakeholdersAction = action(
  updateFormSchema,
  async (actor, { incident, text, to, from }) => {
    await updateStakeholders(
      actor,
      incident,
      { text, status: to === "" ? undefined : { to, from } },
      new Date(),
    );
  },
);

export const setTimeAction = action(timeFormSchema, async (actor, { incident, mark, at, was }) => {
  if (at !== undefined)
    await atTheField(setTime(actor, incident, { mark, at, expected: was }, new Date()));
});

export const addEntryAction = action(entryFormSchema, async (actor, { incident, ...entry }) => {
  await addEntry(actor, incident, entry, new Date());
  return { values: { kind: entry.kind } };
});

export const editEntryAction = action(
  entryEditFormSchema,
  async (actor, { incident, entry, version, at, text }) => {
    await atTheField(
      editEntry(actor, incident, entry, { at, text, expectedVersion: version }, new Date()),
    );
  },
);

export const starEntryAction = action(
  starFormSchema,
  async (actor, { incident, entry, starred }) => {
    await starEntry(actor, incident, entry, starred, new Date());
  },
);

export const deleteEntryAction = action(entryNameFormSchema, async (actor, { incident, entry }) => {
  await deleteEntry(actor, incident, entry, new Date());
});

export const linkAction = action(otherFormSchema, async (actor, { incident, other }) => {
  await linkIncidents(actor, incident, await incidentNamed(actor, other), new Date());
});

export const markDuplicateAction = action(otherFormSchema, async (actor, { incident, other }) => {
  await markDuplicate(actor, incident, await incidentNamed(actor, other), new Date());
});

export const unmarkDuplicateAction = action(numberFormSchema, async (actor, { incident }) => {
  await unmarkDuplicate(actor, incident, new Date());
});

export const unlinkAction = action(linkFormSchema, async (actor, { incident, other }) => {
  await unlinkIncidents(actor, incident, other, new Date());
});

export const waivePostmortemAction = action(
  waiverFormSchema,
  async (actor, { incident, reason }) => {
    await waivePostmortem(actor, incident, reason, new Date());
  },
);

export const takeBackWaiverAction = action(numberFormSchema, async (actor, { incident }) => {
  await takeBackWaiver(actor, incident, new Date());
});

export const deleteIncidentAction = action(numberFormSchema, async (actor, { incident }) => {
  await deleteIncident(actor, incident, new Date());
  redirect("/incidents");
});
