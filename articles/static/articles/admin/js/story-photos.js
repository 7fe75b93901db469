// Many pictures into a story at once: each becomes a row of the form, which stays as it
// is. Without this file a row takes one picture.

import { LARGEST, dropBox, lineFor, sender } from "./sending.js";

const box = document.querySelector("#drop-photos");
const group = document.querySelector("#article_photos-group");
const form = group?.closest("form");

if (box && form) {
  const said = box.dataset;
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector(".sendings");
  const send = sender({ url: said.url, token: form.elements.csrfmiddlewaretoken.value });
  box.hidden = false;

  const take = (files) => files.forEach(one);

  const one = (file) => {
    const shown = lineFor(file, said);
    list.append(shown.line);
    if (file.size > LARGEST) {
      shown.fail(said.large);
      return;
    }
    send(file, {
      progress: shown.progress,
      done(answer) {
        if (!answer.photo) {
          shown.fail(answer.said || said.lost, answer.passing && (() => one(file)));
        } else if (chosen(answer.photo.id)) {
          shown.fail(said.twice);
        } else if (place(answer.photo)) {
          shown.line.remove();
        } else {
          shown.fail(said.full);
        }
      },
    });
  };

  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  dropBox(box, take);
  dropBox(group, take);

  const rows = () => [...group.querySelectorAll(".row:not(.empty-form)")];
  const part = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const chosen = (id) => rows().some((row) => part(row, "photo")?.value === String(id));
  const blank = (row) => !part(row, "photo")?.value && !part(row, "caption")?.value && !part(row, "upload")?.files.length;

  function place(photo) {
    let row = rows().find(blank);
    if (!row) {
      group.querySelector(".add-row a")?.click();
      row = rows().findLast(blank);
    }
    if (!row) return false;
    const choice = part(row, "photo");
    choice.append(new Option(photo.label, photo.id, true, true));
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    window.django?.jQuery?.(choice).trigger("change");
    for (const name of ["caption", "credit", "alt"]) {
      const field = part(row, name);
      if (field && !field.value) field.value = photo[name];
    }
    show(row, photo);
    // The form keeps what is typed; a picture counts as typing.
    part(row, "caption")?.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  function show(row, photo) {
    const frame = document.createElement("div");
    frame.className = "row-picture";
    const { src, width, height } = photo;
    frame.append(Object.assign(new Image(), { src, width, height, className: "thumb", alt: photo.alt || photo.caption }));
    row.querySelector(".row-picture")?.remove();
    row.querySelector(".row-line")?.before(frame);
  }
}
