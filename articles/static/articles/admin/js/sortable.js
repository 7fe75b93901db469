// Dragging rows of a list. The order itself stands in number fields, which stay the way
// for keyboard, screen reader and touch; dragging only writes numbers into them.

export function sortable(list, { items, number, changed = () => {} }) {
  const rows = () => [...list.querySelectorAll(items)].filter((row) => row.querySelector(number));
  let dragged = null;

  const renumber = () => {
    rows().forEach((row, index) => { row.querySelector(number).value = index + 1; });
    changed();
  };

  // Only from the handle: text in the fields must stay selectable.
  const prepare = () => {
    for (const row of rows()) {
      if (row.querySelector(".handle")) continue;
      const handle = document.createElement("span");
      handle.className = "handle";
      handle.setAttribute("aria-hidden", "true");
      handle.textContent = "⠿";
      handle.addEventListener("pointerdown", () => { row.draggable = true; });
      (row.querySelector(".row-tools") || row).append(handle);
    }
  };

  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(items);
    if (dragged) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      dragged.classList.add("dragged");
    }
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(items);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    const below = event.clientY > box.top + box.height / 2;
    over[below ? "after" : "before"](dragged);
  });
  list.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("dragged");
    dragged.draggable = false;
    dragged = null;
    renumber();
  });
  document.addEventListener("formset:added", () => {
    prepare();
    const last = rows().at(-1)?.querySelector(number);
    if (last && !Number(last.value)) last.value = rows().length;
  });
  prepare();
  return renumber;
}
