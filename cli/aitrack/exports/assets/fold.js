"use strict";
const settings = JSON.parse(document.getElementById("_settings").textContent);

// Texts as people mean them: spaces, quotes, dots, case and composition do not matter. The index has its texts folded
// in the same way (matching.py), and a consonant stands for every syllable that begins with it.
const SILENT = /[·‧•.,'"’‘“”「」『』<>()[\]\-ㆍ・\s]/gu;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/gu;
const INITIALS = /[\u1100-\u1112]/gu;

function folded(text) {
  return text.replace(/[ㆍ・]/gu, " ").normalize("NFKC").replace(SILENT, "").toLowerCase();
}

function beginsWith(initial) {
  const first = 0xac00 + (initial.charCodeAt(0) - 0x1100) * 588;
  return `[${initial}${String.fromCharCode(first)}-${String.fromCharCode(first + 587)}]`;
}

// A word as a test of a folded text.
function wordTest(word) {
  const wanted = folded(word);
  if (!wanted.match(INITIALS)) return (text) => text.includes(wanted);
  const pattern = new RegExp(wanted.replace(SYNTAX, "\\$&").replace(INITIALS, beginsWith), "u");
  return (text) => pattern.test(text);
}

// All words of what was typed; each stands in one of an item's texts.
function textTest(query) {
  const tests = query.split(/\s+/u).filter((word) => folded(word)).map(wordTest);
  return (item) => tests.every((test) => test(item.text));
}
