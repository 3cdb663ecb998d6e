// When a page breaks: say so, say whether anything was lost, and offer the way back.

import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './PageBoundary.module.css';

interface State {
  readonly failure: Error | null;
}

export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: unknown): State {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return (
      <main className={styles.broken} role="alert">
        <h1>This page has stopped working</h1>
        <p>Nothing that was accepted is lost: it is kept by the room, not by this page.</p>
        <Button look="main" onClick={() => location.reload()}>
          Load the page again
        </Button>
        <p className={styles.detail}>For whoever looks into it: {this.state.failure.message}</p>
      </main>
    );
  }
}
