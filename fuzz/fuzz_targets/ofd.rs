//! OFD files: what libFuzzer makes is the package itself, and a page in a package of ours.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::packed;

const FIXED: [(&str, &str); 2] = [
    (
        "OFD.xml",
        "<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    ),
    (
        "Doc_0/Document.xml",
        r#"<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="1" BaseLoc="t.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="p.xml"/></ofd:Pages><ofd:Attachments>a.xml</ofd:Attachments></ofd:Document>"#,
    ),
];

fuzz_target!(|data: &[u8]| {
    let _ = nianbao::import::import(data);
    let parts = ["Doc_0/p.xml", "Doc_0/t.xml", "Doc_0/a.xml"];
    if let Some(file) = packed(data, &FIXED, &parts) {
        let _ = nianbao::import::import(&file);
    }
});
