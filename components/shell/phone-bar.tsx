import { asHtml } from "../markup/as-html";
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

/** At the bottom of a phone: the sections that are needed most, and "More" for all. */
export const PhoneBar = (props: Props) =>
  asHtml(
    <nav
      aria-label="Sections"
      className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Items {...props} />
    </nav>,
  );

const Items = rememberedPart(function Items({ frame, section }: Props) {
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
