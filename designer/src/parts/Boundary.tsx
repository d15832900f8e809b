import { Component, type ReactNode } from 'react';
import { ErrorState } from './ErrorState';

interface BoundaryState {
  readonly error: unknown;
}

/** Keeps a failure of one page from taking the shell with it. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
