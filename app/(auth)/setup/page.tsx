import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/people/set-up-form";
import { hasUsers } from "@/db/people/users";
import { systemActor } from "@/server/auth/system-actor";
import { workspaces } from "@/server/setup/workspaces";
import { setUpBurnline } from "./actions";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  if (await hasUsers(systemActor("set-up"))) redirect("/sign-in");
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-lg font-semibold">Set up Burnline</h1>
        <p className="text-sm text-muted">You become the administrator of this installation.</p>
      </header>
      <SetUpForm
        action={setUpBurnline}
        workspaces={workspaces.map(({ value, label, hint, pendingLabel }) => ({
          value,
          label,
          hint,
          pendingLabel,
        }))}
      />
    </>
  );
}
