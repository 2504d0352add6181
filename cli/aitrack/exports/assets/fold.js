"use strict";
const settings = JSON.parse(document.getElementById("_settings").textContent);

// Texts as people mean them: spaces, quotes, dots, case and composition do not matter (as in matching.py), and a
// consonant stands for every syllable that begins with it.
const SILENT = /[·‧•.,'"’‘“”「」『』<>()[\]\-ㆍ・\s]/gu;

function folded(text) {
  return text.replace(/[ㆍ・]/gu, " ").normalize("NFKC").replace(SILENT, "").toLowerCase();
}

function initials(text) {
  let found = "";
  for (const char of text) {
    const at = char.codePointAt(0) - 0xac00;
    found += at >= 0 && at < 11172 ? String.fromCharCode(0x1100 + Math.floor(at / 588)) : char;
  }
  return found;
}

// A word as a test of a folded text and its initials.
function wordTest(word) {
  const wanted = folded(word);
  if (!/[\u1100-\u1112]/u.test(wanted)) return (text) => text.includes(wanted);
  const only = wanted === initials(wanted);
  return (text, first) => {
    if (only) return first().includes(wanted);
    const begins = first();
    for (let at = 0; at + wanted.length <= text.length; at += 1) {
      let same = 0;
      while (same < wanted.length && (wanted[same] === text[at + same] || wanted[same] === begins[at + same])) same += 1;
      if (same === wanted.length) return true;
    }
    return false;
  };
}

// All words of what was typed; each stands in one of an item's texts.
function textTest(query) {
  const tests = query.split(/\s+/u).filter((word) => folded(word)).map(wordTest);
  return (item) => tests.every((test) => test(item.text(), item.first));
}
