// The library's upload page: each file with its own progress, its row when it is in.
// Without this file the form sends them all at once.

import { LARGEST, dropBox, lineFor, sender } from "./sending.js";

const form = document.querySelector("#upload-form");
const words = document.querySelector("#words-form");
const list = document.querySelector("#taken-in");
const input = form.querySelector("input[type=file]");
const said = form.dataset;
const send = sender({ url: form.action, token: form.elements.csrfmiddlewaretoken.value });
let typed = false;

function take(files) {
  words.hidden = false;
  for (const file of files) one(file);
}

function one(file) {
  const shown = lineFor(file, said);
  list.append(shown.line);
  if (file.size > LARGEST) {
    shown.fail(said.large);
    return;
  }
  send(file, {
    progress: shown.progress,
    done(answer) {
      if (answer.html) {
        shown.line.insertAdjacentHTML("beforebegin", answer.html);
        const row = shown.line.previousElementSibling;
        const twin = answer.photo && [...list.querySelectorAll("input[name=photo]")].find(
          (other) => other.value === String(answer.photo.id) && !row.contains(other),
        );
        if (twin) row.querySelector(".taken-words .row-line")?.remove();
        if (twin) row.querySelector("input[name=photo]")?.remove();
        shown.line.remove();
      } else {
        shown.fail(answer.said || said.lost, answer.passing && (() => one(file)));
      }
    },
  });
}

// The button is for those without this file.
form.querySelector(".without-script").hidden = true;
input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
dropBox(form, take);
words.addEventListener("input", () => { typed = true; });
words.addEventListener("submit", () => { typed = false; });
window.addEventListener("beforeunload", (event) => {
  if (typed || list.querySelector("progress")) event.preventDefault();
});
