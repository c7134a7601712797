import { Info } from 'lucide-react';
import { useId, useRef, useState, type ReactNode, type ToggleEvent } from 'react';
import { flushSync } from 'react-dom';
import { placeTip } from './placeTip';
import styles from './HelpLabel.module.css';
import tip from './TermTip.module.css';

interface Props {
  /** The label of a field. */
  text: string;
  /** The name of the help for assistive technology. */
  about: string;
  /** The help. */
  children: () => ReactNode;
}

/**
 * The label of a field as a button that opens its help. The help takes the focus, so that it is read out; Escape and a
 * click elsewhere close it.
 */
export function HelpLabel({ text, about, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isPlaced, setPlaced] = useState(false);
  const beforeToggle = ({ newState }: ToggleEvent) => {
    setPlaced(false);
    // Its size is measured when it is shown.
    flushSync(() => setOpen(newState === 'open'));
  };
  const afterToggle = ({ newState, currentTarget }: ToggleEvent<HTMLElement>) => {
    if (newState !== 'open' || !button.current) return;
    placeTip(currentTarget, button.current.getBoundingClientRect());
    setPlaced(true);
    currentTarget.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={styles.label}
      >
        <span className="visually-hidden">Help: </span>
        {text}
        <Info size={12} aria-hidden="true" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={about}
        tabIndex={-1}
        className={`${tip.tip} ${styles.help}`}
        data-placed={isPlaced}
        onBeforeToggle={beforeToggle}
        onToggle={afterToggle}
        onBlur={({ currentTarget, relatedTarget }) => {
          // A click on the button closes it anyway, unless it is closed already.
          const isInside = currentTarget.contains(relatedTarget);
          if (!isInside && relatedTarget !== button.current) currentTarget.hidePopover();
        }}
      >
        {isOpen && children()}
      </div>
    </>
  );
}
