import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PASSWORD_MIN } from "@/lib/people/password-length";

type Props = { name: string; label: string; autoComplete: "current-password" | "new-password" };

export function PasswordField({ name, label, autoComplete }: Props) {
  const fresh = autoComplete === "new-password";
  return (
    <Field
      name={name}
      label={label}
      {...(fresh
        ? { hint: `At least ${PASSWORD_MIN} characters. A short sentence works well.` }
        : {})}
    >
      <Input type="password" autoComplete={autoComplete} />
    </Field>
  );
}
