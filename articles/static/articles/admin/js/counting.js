// The newsroom's two counts, by the very rules of articles/text.py; a test compares them.

// Spaces, controls, format marks, and what only changes the character before it.
const UNSEEN = /[\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Me}]/u;
const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/gu;

// 字数: every visible character is one, punctuation, letters and digits included.
export const countCharacters = (text) => [...text].filter((char) => !UNSEEN.test(char)).length;

// 汉字数: ideographs alone.
export const countHan = (text) => text.match(HAN)?.length ?? 0;
