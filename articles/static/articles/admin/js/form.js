// The story form: count of characters, names for what has none, a warning before
// typed text is left behind, rows that can be dragged. It all works without.

import { countCharacters, countHan } from "./counting.js";
import { sortable } from "./sortable.js";

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
  const show = () => { output.value = words(editor.getText()); };
  editor.on("update", () => { show(); touched = true; });
  editor.on("transaction", () => nameButtons(textarea.closest(".prose-editor")));
  nameButtons(textarea.closest(".prose-editor"));
  show();
});

// The editor's own buttons speak English only.
const BUTTONS = {
  "paragraph": "段落", "heading 2": "小标题", "unordered list": "列表", "ordered list": "编号列表",
  "blockquote": "引文", "bold": "加粗", "italic": "楷体强调", "insert link": "加链接",
  "remove link": "去掉链接", "undo": "撤销", "redo": "重做",
};
function nameButtons(box) {
  if (!chinese || !box) return;
  for (const button of box.querySelectorAll(".prose-menubar [title]")) {
    const word = BUTTONS[button.title.toLowerCase()];
    if (word) { button.title = word; button.setAttribute("aria-label", word); }
  }
  for (const option of box.querySelectorAll(".prose-menubar__option > *")) {
    const word = { "Heading 2": "小标题", "Paragraph": "正文段落" }[option.textContent];
    if (word) option.textContent = word;
  }
}

function counter(row) {
  const output = document.createElement("output");
  output.className = "word-count";
  output.setAttribute("aria-live", "off");
  row.append(output);
  return output;
}

function words(text) {
  const [all, han] = [countCharacters(text), countHan(text)];
  return chinese ? `${all} 字（汉字 ${han}）` : `${all} characters (Han ${han})`;
}

// select2 draws its own box and forgets the label.
function nameChoices() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (!box || !label) continue;
    for (const part of [box, box.querySelector("[role=textbox]")]) {
      part?.removeAttribute("aria-labelledby");
      part?.setAttribute("aria-label", label.textContent.trim());
    }
  }
}
// It draws them when it likes, sometimes after the page has loaded.
nameChoices();
for (const group of document.querySelectorAll(".inline-group.rows")) {
  new MutationObserver(nameChoices).observe(group, { childList: true, subtree: true });
}

// Leaving with unsaved words asks first.
// A page that came back with a mistake still holds words that are saved nowhere.
let touched = Boolean(document.querySelector(".errornote, .clash"));
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
