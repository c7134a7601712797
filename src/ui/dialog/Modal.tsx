import { useEffect, useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components';
import { Overlay } from 'react-aria/Overlay';
import { ariaHideOutside } from 'react-aria/private/overlays/ariaHideOutside';
import { useOverlay } from 'react-aria/useOverlay';
import { usePreventScroll } from 'react-aria/usePreventScroll';

interface Props {
  /** Of the layer over the page, of the box in it, and of the dialog in that, which scrolls. */
  classNames: Partial<Record<'overlay' | 'modal' | 'dialog', string | undefined>>;
  style?: CSSProperties;
  /** The name of a dialog without a heading. */
  label?: string;
  /** A press outside closes it as well. */
  isDismissable?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog: it keeps the focus until Escape closes it, and gives it back. Like the Modal of
 * react-aria-components, except that the page behind is hidden from screen readers with aria-hidden: for `inert`,
 * which only keeps the browser's search out as well, it restyles every element of the page at every opening and closing.
 */
export function Modal(props: Props) {
  return (
    <Overlay>
      <Layer {...props} />
    </Overlay>
  );
}

/** The dialog inside the overlay, which has made the place for it. */
function Layer({ classNames, style, label, isDismissable = false, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { overlayProps } = useOverlay({ isOpen: true, isDismissable, onClose }, box);
  usePreventScroll();
  // At once: a dialog that this one replaces would give the focus back to the page, behind this one.
  useLayoutEffect(() => {
    const dialog = box.current?.querySelector<HTMLElement>('[role="dialog"]');
    if (dialog && !dialog.contains(document.activeElement)) dialog.focus();
  }, []);
  useEffect(() => (box.current ? ariaHideOutside([box.current]) : undefined), []);
  return (
    <div className={classNames.overlay} data-dialog>
      <div {...overlayProps} ref={box} className={classNames.modal} style={style}>
        <Dialog
          {...(label !== undefined && { 'aria-label': label })}
          className={classNames.dialog ?? ''}
        >
          {children}
        </Dialog>
      </div>
    </div>
  );
}
