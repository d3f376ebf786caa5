import { Input } from "../../ui/input";

type Props = { value: string | undefined; unit?: string | undefined; className?: string };

/** A number of the simulator, which the address keeps as it was typed. */
export const DecimalInput = ({ value, unit, className }: Props) => (
  <Input
    mono
    dir="ltr"
    inputMode="decimal"
    autoComplete="off"
    maxLength={20}
    defaultValue={value}
    className={className}
    {...(unit ? { unit } : {})}
  />
);
