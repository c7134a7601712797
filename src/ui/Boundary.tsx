import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands in when something inside cannot be shown or loaded. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a failure (a chunk that cannot be loaded, a fault of ours) to one part of the page. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** Says so in place, with the way out. The text is saved and comes back. */
export function NotLoaded({ what }: { what: string }) {
  return (
    <p role="alert" style={{ padding: 12 }}>
      {what} could not be shown. Your text is kept; reload the page to try again.
    </p>
  );
}
