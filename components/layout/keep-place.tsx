"use client";

import { Component } from "react";

type Anchor = { element: Element; top: number };

/**
 * Keeps what one reads where it is when something comes above it with a fetch. Browsers do so themselves, all but
 * Safari. A class, because only a class is asked before the document changes.
 */
export class KeepPlace extends Component<{ fetching: boolean }> {
  override getSnapshotBeforeUpdate(before: { fetching: boolean }): Anchor | null {
    const fetched = before.fetching && !this.props.fetching;
    return fetched && !CSS.supports("overflow-anchor", "auto") ? firstInSight() : null;
  }

  override componentDidUpdate(_: unknown, __: unknown, anchor: Anchor | null): void {
    if (!anchor?.element.isConnected) return;
    window.scrollBy({ top: anchor.element.getBoundingClientRect().top - anchor.top, behavior: "instant" });
  }

  override render() {
    return null;
  }
}

/** Of a page that is scrolled: what has a name of its own, and is still the same after a fetch. */
function firstInSight(): Anchor | null {
  if (window.scrollY === 0) return null;
  for (const element of document.querySelectorAll("main [id]")) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0 && top > -window.innerHeight) return { element, top };
  }
  return null;
}
