const TABBABLE = "a[href],button,input,select,textarea,summary,[tabindex]";

/**
 * Excel on the web moves the focus itself on Tab, along what can be reached by Tab, and stays where it is when something else has the
 * focus: a heading that was given it. From there the way goes on as a browser goes it.
 */
export function keepTabMoving(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey) return;
      const active = document.activeElement;
      if (!(active instanceof HTMLElement) || (active !== document.body && active.tabIndex >= 0)) return;
      const side = event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
      const found = [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
        (e) =>
          e.tabIndex >= 0 &&
          !e.matches(":disabled") &&
          e.checkVisibility({ visibilityProperty: true }) &&
          (active === document.body || (active.compareDocumentPosition(e) & side) !== 0),
      );
      const next = event.shiftKey ? found.at(-1) : found[0];
      if (!next) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      next.focus();
    },
    true,
  );
}
