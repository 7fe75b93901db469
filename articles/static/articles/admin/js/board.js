// The screen: order a page by dragging or by the steps up and down, drag a story
// to another page or off its page. All of it writes into fields and forms that work
// without this file: numbers with a button, a page chooser, 撤版.

import { sortable } from "./sortable.js";
import { carrying } from "./carrying.js";

const board = document.querySelector("[data-board]");
const announcement = board?.querySelector("[data-announcement]");

let fading = 0;

function announce(words, row) {
  const n = row ? [...row.parentElement.children].indexOf(row) + 1 : "";
  announcement.textContent = "";
  window.clearTimeout(fading);
  fading = window.setTimeout(() => { announcement.textContent = ""; }, 10000);
  // Another turn of the event loop, else the same words twice are not read out again.
  window.setTimeout(() => {
    announcement.textContent = words.replace("{title}", row?.dataset.title).replace("{n}", n);
  }, 50);
}

function step(row, down, button) {
  const beside = down ? row.nextElementSibling : row.previousElementSibling;
  if (!beside) {
    announce(down ? board.dataset.last : board.dataset.first, row);
    return;
  }
  beside[down ? "after" : "before"](row);
  row.dispatchEvent(new CustomEvent("board:moved", { bubbles: true }));
  button.focus();
  announce(board.dataset.moved, row);
}

function addSteps(row) {
  const place = row.querySelector("[data-steps]");
  for (const [sign, words, down] of [["↑", board.dataset.up, false], ["↓", board.dataset.down, true]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = sign;
    button.setAttribute("aria-label", words.replace("{title}", row.dataset.title));
    button.addEventListener("click", () => step(row, down, button));
    place?.append(button);
  }
}

for (const form of document.querySelectorAll("form[data-order]")) {
  const list = form.querySelector(".board-stories");
  const dirty = () => form.classList.add("changed");
  const number = "input[type=number][name^=order-]";
  const renumber = sortable(list, { items: "li", number, changed: dirty });
  list.addEventListener("board:moved", renumber);
  form.addEventListener("input", (event) => { if (event.target.matches(number)) dirty(); });
  if (list.children.length > 1) [...list.children].forEach(addSteps);
}

// An order that is not saved yet would be lost with the page: first save, then go on.
document.addEventListener("submit", (event) => {
  const unsaved = document.querySelector("form[data-order].changed");
  if (!unsaved) return;
  const button = unsaved.querySelector(".save-order");
  if (event.submitter === button || (event.target === unsaved && !event.submitter)) {
    unsaved.classList.remove("changed");
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  announce(board.dataset.unsaved);
  button.focus();
}, true);
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-order].changed")) event.preventDefault();
});

if (board) carrying(board);

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && board?.querySelector(".moving details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
