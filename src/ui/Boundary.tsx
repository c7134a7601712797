import { Component, createContext, use, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from './Button';
import { hasTriedAgain, tryAgain } from './lazy';
import styles from './Boundary.module.css';

interface Props {
  /** What stands in when something inside cannot be shown or loaded. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Shows the inside of the boundary around a fallback anew. */
const Again = createContext<() => void>(() => {});

/** Keeps a failure (a chunk that cannot be loaded, a fault of ours) to one part of the page. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  again = () => {
    tryAgain();
    this.setState({ failed: false });
  };

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Again value={this.again}>{this.props.fallback}</Again>;
  }
}

/**
 * Says in place of a part that it could not be shown, with the way out. With `onClose` it lies over the
 * page, as the part would have.
 */
export function NotLoaded({ what, onClose }: { what: string; onClose?: () => void }) {
  const again = use(Again);
  return (
    <div role="alert" className={styles.notLoaded} data-floating={onClose !== undefined}>
      <span>{what} could not be shown. Your text is kept.</span>
      <Ways onAgain={again} />
      {onClose && (
        <IconButton label="Dismiss" onClick={onClose}>
          <X size={15} />
        </IconButton>
      )}
    </div>
  );
}

/** Trying again; once that was in vain, also reloading the page, which some browsers need. */
export function Ways({ onAgain }: { onAgain: () => void }) {
  const [tried, setTried] = useState(hasTriedAgain);
  const press = () => {
    setTried(true);
    onAgain();
  };
  return (
    <>
      <Button look="link" onClick={press}>
        Try again
      </Button>
      {tried && (
        <a href="./" className={styles.reload}>
          Reload the page
        </a>
      )}
    </>
  );
}
