"use strict";
const settings = JSON.parse(document.getElementById("_settings").textContent);

// Texts as people mean them: spaces, quotes, dots, case and composition do not matter, and a word of Latin letters is
// found where a word begins, one of a letter or two where it is the whole word. The index has its texts folded in the
// same way (fold_text of matching.py), and a consonant stands for every syllable that begins with it.
const SILENT = /[·‧•.,'"’‘“”「」『』<>()[\]\-ㆍ・\s]/gu;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/gu;
const INITIALS = /[\u1100-\u1112]/gu;

const RUN = /[a-z0-9'’]+/gu;
const SHORT = /^[a-z]{1,2}$/u;
const JOINED = /^[a-z]-[0-9]+$/u;
const EDGE = "\u0002";

function folded(text) {
  const plain = text.replace(/[ㆍ・]/gu, " ").replaceAll(".", "").normalize("NFKC").toLowerCase();
  const edged = (run, at) => {
    const joined = JOINED.test(plain.slice(Math.max(0, at - 2), at) + run); // GPT-4 is GPT4
    return joined || !/[a-z0-9]/u.test(run) ? run : EDGE + run + (SHORT.test(run) ? EDGE : "");
  };
  return plain.replace(RUN, edged).replace(SILENT, "");
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
