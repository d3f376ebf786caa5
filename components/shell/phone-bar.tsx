import { rememberedPart } from "../markup/remembered";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { unpackedFrame, type PackedFrame } from "./shell-frame";
import { SIDEBAR_ID } from "./sidebar-content";

const BESIDE_MORE = 4;

type Props = {
  frame: PackedFrame;
  /** The address of the section whose page this is. */
  section: string | null;
};

export const PhoneBarItems = rememberedPart(function PhoneBarItems({ frame, section }: Props) {
  return (
    <>
      {unpackedFrame(frame)
        .nav.filter((item) => item.onPhone)
        .slice(0, BESIDE_MORE)
        .map((item) => (
          <Link
            key={item.href}
            href={item.href}
            aria-current={item.href === section ? "page" : undefined}
            className="phone-item"
          >
            <Icon name={item.icon} size={18} />
            {item.label}
          </Link>
        ))}
      <button
        type="button"
        aria-haspopup="dialog"
        popoverTarget={SIDEBAR_ID}
        className="phone-item"
      >
        <Icon name="menu" size={18} />
        More
      </button>
    </>
  );
});
