// Pastes `report` (HTML) into the `editor` of that name, whose packages stand in the folder `packages`, as
// the browser would, and writes what the editor hands over into the page: its characters as numbers.
"use strict";

const WAIT = 1500;

function element(name, attributes, parent = document.body) {
  return parent.appendChild(Object.assign(document.createElement(name), attributes));
}

window.onerror = message => element("pre", { className: "fault", textContent: message });

function load(path) {
  return new Promise((done, failed) =>
    element("script", { src: packages + path, onload: done, onerror: () => failed(path) }),
  );
}

const wait = time => new Promise(done => setTimeout(done, time));

const editors = {
  async tinymce() {
    await load("tinymce/tinymce.min.js");
    element("textarea", { id: "text" });
    const settings = { selector: "#text", license_key: "gpl", plugins: "table" };
    const [editor] = await tinymce.init(settings);
    editor.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", report);
    const event = { clipboardData, bubbles: true, cancelable: true };
    editor.getBody().dispatchEvent(new ClipboardEvent("paste", event));
    await wait(WAIT);
    return editor.getContent();
  },

  async ueditor() {
    const path = "ueditor/example/public/ueditor/";
    window.UEDITOR_HOME_URL = packages + path;
    await load(path + "ueditor.config.js");
    await load(path + "ueditor.all.js");
    await load(path + "lang/zh-cn/zh-cn.js");
    element("div", { id: "text" });
    UEDITOR_CONFIG.serverUrl = "";
    const editor = UE.getEditor("text");
    await new Promise(done => editor.ready(done));
    await wait(WAIT);
    editor.focus();
    // It has the browser paste into a place that it makes, and takes it from there.
    editor.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true }));
    editor.document.execCommand("insertHTML", false, report);
    await wait(WAIT);
    return editor.getContent();
  },

  async wangeditor() {
    await load("@wangeditor/editor/dist/index.js");
    element("div", { id: "text", style: "height: 400px" });
    const editor = wangEditor.createEditor({ selector: "#text", html: "<p><br></p>" });
    await wait(WAIT);
    editor.focus();
    // What it does with HTML that is pasted.
    editor.dangerouslyInsertHtml(report, true);
    await wait(WAIT);
    return editor.getHtml();
  },
};

editors[editor]()
  .then(html => {
    const numbers = Array.from(html, character => character.codePointAt(0));
    element("pre", { id: "handed-over", textContent: numbers.join(" ") });
  })
  .catch(error => element("pre", { className: "fault", textContent: String(error) }));
