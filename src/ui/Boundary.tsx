import { Component, createContext, use, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from './Button';
import { hasTriedAgain, tryAgain } from './lazy';
import styles from './Boundary.module.css';

interface Props {
  /** Shown when a child throws or cannot be loaded. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Renders the children of the boundary again. */
const Again = createContext<() => void>(() => {});

/** Limits a failure (a chunk that cannot be loaded, a bug) to one part of the page. */
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
 * Replaces a part that could not be shown, and offers to try again. With `onClose` it floats over the
 * page, as the part would.
 */
export function NotLoaded({ what, onClose }: { what: string; onClose?: () => void }) {
  const again = use(Again);
  return (
    <div role="alert" className={styles.notLoaded} data-floating={onClose !== undefined}>
      <span>{what} could not be loaded. Your policy is unchanged.</span>
      <Ways onAgain={again} />
      {onClose && (
        <IconButton label="Dismiss" onClick={onClose}>
          <X size={15} />
        </IconButton>
      )}
    </div>
  );
}

/** A button to try again and, after that has failed, a link to reload the page, which some browsers need. */
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
