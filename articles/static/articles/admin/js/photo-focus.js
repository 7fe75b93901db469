// The focus of a photo: set by a click on the picture or by arrow keys on its mark. Both
// write into two number fields, which do without this file. The crops follow at once.

const box = document.querySelector("[data-focus]");

function start() {
  const picture = box.querySelector("[data-focus-picture]");
  const image = picture.querySelector("img");
  const [x, y] = ["x", "y"].map((name) => box.querySelector(`[name=${name}]`));
  const previews = [...box.querySelectorAll("[data-crop] img")];

  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "focus-mark";
  picture.append(mark);
  for (const preview of previews) {
    preview.removeAttribute("srcset");
    preview.src = image.currentSrc || image.src;
    preview.classList.add("follows");
  }

  const within = (value) => Math.min(100, Math.max(0, Math.round(value)));

  // As the crop is cut: the focus in the middle, or as near to it as the edge allows.
  const position = (focus, whole, part) => {
    if (whole - part < 0.001) return 50;
    const from = Math.min(Math.max(0, focus / 100 * whole - part / 2), whole - part);
    return from / (whole - part) * 100;
  };

  const show = () => {
    const at = [within(Number(x.value)), within(Number(y.value))];
    mark.style.insetInlineStart = `${at[0]}%`;
    mark.style.insetBlockStart = `${at[1]}%`;
    const words = picture.dataset.words.replace("{x}", at[0]).replace("{y}", at[1]);
    mark.setAttribute("aria-label", words);
    const ratio = Number(image.getAttribute("width")) / Number(image.getAttribute("height"));
    for (const preview of previews) {
      const wanted = Number(preview.closest("[data-crop]").dataset.crop);
      const wide = Math.min(ratio, wanted);
      const high = Math.min(1, ratio / wanted);
      preview.style.objectPosition =
        `${position(at[0], ratio, wide)}% ${position(at[1], 1, high)}%`;
    }
  };

  const move = (toX, toY) => {
    x.value = within(toX);
    y.value = within(toY);
    show();
  };

  image.addEventListener("click", (event) => {
    const frame = image.getBoundingClientRect();
    move(
      (event.clientX - frame.left) / frame.width * 100,
      (event.clientY - frame.top) / frame.height * 100,
    );
    mark.focus({ preventScroll: true });
  });

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    move(Number(x.value) + step[0] * far, Number(y.value) + step[1] * far);
  });

  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
}

if (box) start();
