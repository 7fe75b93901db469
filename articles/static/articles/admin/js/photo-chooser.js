// Choosing a photo of the library by looking at it. It fills the same box that can also
// be filled by typing; the browser's own dialog keeps the keyboard inside and gives it back.

const template = document.querySelector("template#photo-chooser");
const rows = document.querySelector(".inline-group.rows-articlephoto");

let dialog = null;
let chosenFor = null;

function open(row) {
  chosenFor = row;
  if (!dialog) build();
  dialog.showModal();
  if (!dialog.querySelector("[data-step]")) find();
  dialog.querySelector("[type=search]").focus();
}

function build() {
  document.body.append(template.content.cloneNode(true));
  dialog = document.querySelector("dialog.photo-chooser");
  const words = dialog.querySelector("[type=search]");
  words.addEventListener("keydown", (event) => { if (event.key === "Enter") find(); });
  dialog.querySelector("[type=checkbox]").addEventListener("change", () => find());
  dialog.addEventListener("click", (event) => {
    const photo = event.target.closest("[data-photo]");
    const more = event.target.closest("[data-before]");
    if (photo) choose(photo);
    else if (more) find(more);
    else if (event.target.closest("[data-find]")) find();
    else if (event.target.closest("[data-close]") || event.target === dialog) dialog.close();
  });
}

async function find(more = null) {
  const { search } = dialog.querySelector("[data-search]").dataset;
  const found = dialog.querySelector("[data-found]");
  const said = dialog.querySelector("[data-said]");
  const asked = new URLSearchParams({ q: dialog.querySelector("[type=search]").value });
  if (dialog.querySelector("[type=checkbox]").checked) asked.set("mine", "1");
  if (more) asked.set("before", more.dataset.before);
  let step = null;
  try {
    const answer = await fetch(`${search}?${asked}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    step = answer.ok && page.querySelector("[data-step]");
  } catch { /* said below */ }
  if (!step) {
    said.textContent = template.dataset.lost;
    return;
  }
  said.textContent = step.dataset.said;
  if (!more) found.replaceChildren(step);
  else {
    more.replaceWith(step);
    step.querySelector("[data-photo]")?.focus();
  }
}

function choose(photo) {
  const select = chosenFor.querySelector("select[name$='-photo']");
  let option = [...select.options].find((one) => one.value === photo.dataset.photo);
  if (!option) {
    option = new Option(photo.dataset.words, photo.dataset.photo);
    select.append(option);
  }
  select.value = photo.dataset.photo;
  show(chosenFor, photo.querySelector("img"));
  window.django?.jQuery?.(select).trigger("change");
  select.dispatchEvent(new Event("input", { bubbles: true }));
  dialog.close();
}

function show(row, image) {
  let picture = row.querySelector(".row-picture");
  if (!picture) {
    picture = document.createElement("div");
    picture.className = "row-picture";
    row.querySelector(".row-line").before(picture);
  }
  picture.replaceChildren(...(image ? [image.cloneNode()] : []));
}

function offer(row) {
  const field = row.querySelector(".field-photo");
  if (!field || field.querySelector(".from-library")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet from-library";
  button.textContent = template.dataset.open;
  button.addEventListener("click", () => open(row));
  field.append(button);
}

function offerAll() {
  for (const row of rows.querySelectorAll(".row:not(.empty-form)")) offer(row);
}

if (template && rows) {
  offerAll();
  document.addEventListener("formset:added", offerAll);
}
