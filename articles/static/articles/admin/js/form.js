// The story form: count of characters, names for what has none, a warning before
// typed text is left behind, rows that can be dragged. It all works without.

import { sortable } from "./sortable.js";

const INVISIBLE = /[\s\u3000\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]+/g;
const count = (text) => [...text.replace(INVISIBLE, "")].length;
const chinese = document.documentElement.lang.startsWith("zh");

// The editor takes the place of the textarea that the label names.
document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const surface = editor.view.dom;
  if (label) {
    label.id ||= `${textarea.id}_label`;
    surface.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.commands.focus());
  }
  surface.setAttribute("role", "textbox");
  surface.setAttribute("aria-multiline", "true");
  const output = counter(textarea.closest(".form-row") || textarea.parentElement);
  const show = () => { output.value = words(count(editor.getText())); };
  editor.on("update", () => { show(); touched = true; });
  show();
});

function counter(row) {
  const output = document.createElement("output");
  output.className = "word-count";
  output.setAttribute("aria-live", "off");
  row.append(output);
  return output;
}

function words(number) {
  return chinese ? `${number} 字` : `${number} characters`;
}

// select2 draws its own box and forgets the label.
function nameChoices() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (box && label) {
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", label.textContent.trim());
    }
  }
}
window.addEventListener("load", nameChoices);
document.addEventListener("formset:added", () => window.setTimeout(nameChoices));

// Leaving with unsaved words asks first.
let touched = false;
const form = document.querySelector("#content-main form[id$=_form]");
form?.addEventListener("input", () => { touched = true; });
form?.addEventListener("submit", () => { touched = false; });
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});

// Rows with an order field can be dragged; the numbers follow.
for (const group of document.querySelectorAll(".inline-group.rows")) {
  sortable(group, {
    items: ".row:not(.empty-form)",
    number: "input[name$='-order']",
    changed: () => { touched = true; },
  });
}
