// The body editor's own words in Chinese. It asks window.gettext once, when it loads,
// so this stands before it as a classic script.
"use strict";
{
  const words = {
    "Cancel": "取消",
    "Edit Link": "链接",
    "Open in new window": "在新窗口打开",
    "Title": "标题",
    "Toggle fullscreen": "全屏写稿",
    "URL": "网址",
    "Update": "确定",
  };
  const before = window.gettext || ((word) => word);
  if (document.documentElement.lang.startsWith("zh")) {
    window.gettext = (word) => words[word] || before(word);
  }
}
