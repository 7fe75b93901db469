// Dragging a story to another page, from the pool onto a page, or off its page. The drop
// fills in the story's own form and sends it; the server decides.

const rows = (page) => [...page.querySelectorAll(".board-stories > li")];

export function carrying(board) {
  let carried = null;

  const clear = () => {
    for (const mark of board.querySelectorAll(".target, .drop-before, .drop-after")) {
      mark.classList.remove("target", "drop-before", "drop-after");
    }
  };

  // Below which row of the page would it land?
  const above = (page, y) => rows(page).filter((row) => {
    const box = row.getBoundingClientRect();
    return y > box.top + box.height / 2;
  }).length;

  const show = (page, y) => {
    clear();
    page.classList.add("target");
    const all = rows(page);
    const at = above(page, y);
    if (all[at]) all[at].classList.add("drop-before");
    else all.at(-1)?.classList.add("drop-after");
  };

  const send = (page, y) => {
    const { pool, story } = carried.dataset;
    const form = document.getElementById(`move-${pool || story}`);
    form.elements.page.value = page.dataset.page;
    form.elements.position.disabled = false;
    form.elements.position.value = above(page, y) + 1;
    form.elements.page_version.disabled = false;
    form.elements.page_version.value = page.dataset.version;
    form.requestSubmit();
  };

  for (const story of board.querySelectorAll("[data-pool]")) {
    story.draggable = Boolean(story.querySelector("form"));
  }
  board.addEventListener("dragstart", (event) => {
    carried = event.target.closest?.("[data-pool], [data-loose]");
    if (carried?.dataset.pool) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    }
  });
  board.addEventListener("dragend", () => { carried = null; clear(); });

  for (const page of board.querySelectorAll("[data-page]")) {
    // Within its own page a story is only ordered anew: sortable.js does that.
    const elsewhere = () => carried && !page.contains(carried);
    page.addEventListener("dragover", (event) => {
      if (!elsewhere()) return;
      event.preventDefault();
      show(page, event.clientY);
    });
    page.addEventListener("dragleave", (event) => {
      if (!page.contains(event.relatedTarget)) clear();
    });
    page.addEventListener("drop", (event) => {
      if (!elsewhere()) return;
      event.preventDefault();
      send(page, event.clientY);
    });
  }

  const pool = board.querySelector("[data-pool-list]");
  const leaving = () => carried?.dataset.story;
  pool?.addEventListener("dragover", (event) => {
    if (!leaving()) return;
    event.preventDefault();
    pool.classList.add("target");
  });
  pool?.addEventListener("dragleave", (event) => {
    if (!pool.contains(event.relatedTarget)) clear();
  });
  pool?.addEventListener("drop", (event) => {
    if (!leaving()) return;
    event.preventDefault();
    const button = carried.querySelector("[data-unplace]");
    button.form.requestSubmit(button);
  });
}
