// Watches where the Tab key leads. Handed to a page by barriers.py, before the keys.
(() => {
  const WAYS =
    "a[href], area[href], button, input, select, textarea, summary, [tabindex], " +
    "[contenteditable=true]";
  const STYLES = [
    "outline", "boxShadow", "borderColor", "backgroundColor", "color",
    "textDecoration", "clipPath", "position", "transform",
  ];
  const there = [...document.querySelectorAll(WAYS)].filter(
    (e) =>
      !e.matches(":disabled, [type=hidden]") &&
      !e.closest("[inert]") &&
      !e.parentElement.closest("[contenteditable=true]") &&
      e.checkVisibility({ visibilityProperty: true }),
  );
  const wanted = there.filter((e) => e.tabIndex >= 0);
  const reached = [];
  const dull = new Set();

  // What a page hides from the key it hides from all but the eye, and another way
  // beside it leads to the same place.
  const hrefs = new Set(wanted.map((e) => e.href));
  const hidden = there.filter(
    (e) =>
      e.tabIndex < 0 &&
      e.matches("a, button, input, select, textarea") &&
      !(e.closest("[aria-hidden=true]") && (!e.href || hrefs.has(e.href))),
  );

  // What has the focus from the start would look the same before and after.
  document.activeElement.blur();

  // A focus may be shown on the field itself, on its label or on what holds it.
  const look = (e) =>
    [e, e.parentElement, e.parentElement?.parentElement, e.labels?.[0]]
      .filter(Boolean)
      .map((each) => {
        const style = getComputedStyle(each);
        style.color; // starts what fades in, so that it can be ended
        for (const running of each.getAnimations()) running.finish();
        return STYLES.map((name) => style[name]).join();
      })
      .join();
  const before = new Map(wanted.map((e) => [e, look(e)]));

  document.addEventListener(
    "focusin",
    ({ target }) => {
      reached.push(target);
      if (before.has(target) && look(target) === before.get(target)) dull.add(target);
    },
    true,
  );

  const group = (e) => (e.type === "radio" ? [e.name, e.form?.id, e.form?.action] : [e]);
  const missing = () => {
    const got = new Set(reached);
    const groups = new Set(reached.map((e) => group(e).join()));
    return wanted.filter(
      (e) => !got.has(e) && !(e.type === "radio" && groups.has(group(e).join())),
    );
  };
  // From the last of a page the key leads to its first again.
  const turns = () =>
    reached.filter(
      (e, i) =>
        i > 0 &&
        wanted.includes(e) &&
        wanted.indexOf(e) > 0 &&
        wanted.indexOf(e) < wanted.indexOf(reached[i - 1]) &&
        e !== wanted.find((each) => reached.includes(each)),
    );
  const said = () => {
    const line = (what) => (e) => `${what}: ${e.outerHTML.slice(0, 140)}`;
    return [
      ...missing().map(line("is not reached by Tab")),
      ...hidden.map(line("is hidden from Tab")),
      ...[...dull].map(line("shows no focus")),
      ...turns().map(line("is reached out of order")),
    ];
  };
  window.tabWalk = { missing: () => missing().length, said };
})();
