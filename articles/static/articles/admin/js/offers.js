// Shows a copy that only this browser has, with the ways to take it up or drop it.

import { drop } from "./copies.js";

export function offerCopy(copy, { said, take }) {
  const box = document.querySelector("#local-draft").content.cloneNode(true).firstElementChild;
  box.querySelector("[data-when]").textContent = spoken(new Date(copy.at));
  box.querySelector("details").append(...texts(copy));
  box.querySelector("[data-drop]").addEventListener("click", () => {
    drop(copy.key);
    box.remove();
  });
  box.querySelector("[data-take]")?.addEventListener("click", async () => {
    box.querySelector(".draft-said").textContent = await take(copy);
  });
  // An earlier state of the same typing: the one offer that knows more is enough.
  const older = said.sitting === copy.sitting && Number(said.stamp) < Number(copy.stamp);
  if (older) document.querySelector("#draft")?.setAttribute("hidden", "");
  document.querySelector("#draft-desk").after(box);
}

function texts(copy) {
  return copy.fields
    .filter(([name, value]) => value.trim() && name in copy.labels)
    .map(([name, value]) => {
      const label = document.createElement("label");
      label.className = "kept-text";
      const word = document.createElement("span");
      word.textContent = copy.labels[name] || name;
      const area = document.createElement("textarea");
      area.readOnly = true;
      area.value = readable(value);
      area.rows = Math.min(14, 1 + area.value.length / 40 + area.value.split("\n").length);
      label.append(word, area);
      return label;
    });
}

function readable(value) {
  if (!/^\s*<(p|h2|ul|ol|blockquote)>/.test(value)) return value;
  const lines = value.replace(/<\/(p|h2|li)>|<br>/g, "$&\n");
  return new DOMParser().parseFromString(lines, "text/html").body.textContent.trim();
}

function spoken(at) {
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : { month: "numeric", day: "numeric" };
  return at.toLocaleString(document.documentElement.lang, { ...day, ...time });
}
