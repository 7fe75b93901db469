// A colour may be chosen by eye, beside the field in which it is typed.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const eye = document.createElement("input");
  eye.type = "color";
  eye.setAttribute("aria-label", field.labels[0].textContent.trim());
  const show = () => {
    const typed = field.value.trim().toLowerCase();
    eye.value = /^#[0-9a-f]{6}$/.test(typed) ? typed : field.dataset.colour;
  };
  eye.addEventListener("input", () => {
    field.value = eye.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", show);
  show();
  const pair = document.createElement("div");
  pair.className = "colour";
  field.replaceWith(pair);
  pair.append(field, eye);
}
