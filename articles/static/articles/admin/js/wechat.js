// 复制公众号格式: the story as readers have it, before that as its preview shows it, with every style on its own element,
// for WeChat's editor drops classes and stylesheets alike. Pictures stay behind: that
// editor takes them from files only, so each leaves its caption in its place.

const P = "margin:0 0 1.2em;font-size:16px;line-height:1.9;letter-spacing:.5px;text-align:justify;color:#222";
const STYLES = {
  kicker: "margin:0 0 .4em;font-size:15px;color:#888",
  deck: "margin:0 0 .8em;font-size:16px;color:#666",
  byline: "margin:0 0 1.6em;font-size:14px;color:#888",
  summary: `${P};padding:12px 16px;background:#f5f2ea`,
  H2: "margin:1.6em 0 .8em;font-size:17px;line-height:1.6;font-weight:bold;color:#b92c1b",
  BLOCKQUOTE: `${P};padding-left:12px;border-left:3px solid #b92c1b`,
  LI: "margin:0 0 .4em;font-size:16px;line-height:1.9;color:#222",
  picture: "margin:0 0 1.2em;font-size:14px;text-align:center;color:#888",
};

export function forWechat(page) {
  const out = document.createElement("section");
  page.querySelector(".summary span")?.remove();
  const head = [...page.querySelectorAll(".article-head :is(.kicker, .deck, .byline), .summary")];
  for (const element of head) out.append(styled("p", element.textContent, STYLES[nameOf(element)]));
  for (const element of page.querySelector(".body").children) out.append(block(element));
  return out;
}

const nameOf = (element) => Object.keys(STYLES).find((name) => element.classList.contains(name));

function styled(tag, text, style) {
  const element = document.createElement(tag);
  element.setAttribute("style", style);
  element.textContent = text.replace(/\s+/g, " ").trim();
  return element;
}

function block(element) {
  if (element.matches("figure")) return picture(element);
  const copy = element.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of part.getAttributeNames()) part.removeAttribute(name);
    const style = part.tagName === "P" ? P : STYLES[part.tagName];
    if (style) part.setAttribute("style", style);
  }
  // WeChat takes no links to other sites; their words stay.
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return copy;
}

function picture(figure) {
  const words = figure.querySelector("figcaption")?.textContent ?? "";
  return styled("p", `【图片】${words}`, STYLES.picture);
}

async function copied(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const story = forWechat(page);
  const item = { "text/html": story.outerHTML, "text/plain": story.textContent };
  const blobs = Object.entries(item).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

for (const button of document.querySelectorAll("[data-wechat]")) {
  if (!navigator.clipboard || !globalThis.ClipboardItem) continue;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copied(button.dataset.wechat);
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = button.dataset.failed;
    }
    setTimeout(() => { button.textContent = words; }, 4000);
  });
}
