// Small helps on every page of the desk. Nothing here is needed to get work done.

import { wipe } from "./copies.js";

// Signing out leaves no copy of anybody's text in a browser that others use too. Without
// this file the answer of signing out has it cleared.
const logout = document.querySelector("#logout-form");
logout?.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  wipe();
  const wiped = document.createElement("input");
  Object.assign(wiped, { type: "hidden", name: "wiped", value: "1" });
  logout.append(wiped);
});

// A second click on a button that is already at work would only be refused.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  window.setTimeout(() => delete form.dataset.sent, 4000);
});

// Coming back by the back button must not show a page that is out of date.
window.addEventListener("pageshow", (event) => {
  for (const form of document.forms) delete form.dataset.sent;
  if (event.persisted) window.location.reload();
});

// Only one filter open at a time; a click elsewhere closes it.
const filters = [...document.querySelectorAll("details.filter")];
for (const filter of filters) {
  filter.addEventListener("toggle", () => {
    if (filter.open) filters.forEach((other) => { if (other !== filter) other.open = false; });
  });
}
document.addEventListener("click", (event) => {
  if (!event.target.closest("details.filter")) filters.forEach((filter) => { filter.open = false; });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") filters.forEach((filter) => { filter.open = false; });
});
