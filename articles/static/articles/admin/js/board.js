// The screen: drag a story within its page, or from the pool onto a page.
// The number fields and the page chooser do the same without this file.

import { sortable } from "./sortable.js";

for (const form of document.querySelectorAll("form[data-order]")) {
  const list = form.querySelector(".board-stories");
  const dirty = () => form.classList.add("changed");
  sortable(list, { items: "li", number: "input[type=number]", changed: dirty });
  form.addEventListener("input", dirty);
}

let carried = null;
for (const story of document.querySelectorAll("[data-pool]")) {
  story.draggable = true;
  story.addEventListener("dragstart", (event) => {
    carried = story;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  story.addEventListener("dragend", () => { carried = null; });
}
for (const page of document.querySelectorAll("[data-page]")) {
  page.addEventListener("dragover", (event) => {
    if (!carried) return;
    event.preventDefault();
    page.classList.add("target");
  });
  page.addEventListener("dragleave", () => page.classList.remove("target"));
  page.addEventListener("drop", (event) => {
    page.classList.remove("target");
    if (!carried) return;
    event.preventDefault();
    const form = carried.querySelector("form");
    form.elements.page.value = page.dataset.page;
    form.requestSubmit();
  });
}
