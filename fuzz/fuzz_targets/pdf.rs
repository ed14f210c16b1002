//! PDF files: what libFuzzer makes is the file itself, and a page's content in a file of ours, with a
//! font that reads GBK and one that reads Latin letters.
#![no_main]

use libfuzzer_sys::fuzz_target;

const OBJECTS: [&str; 6] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R/L 6 0 R>>>>>>",
    "<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/FangSong/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
];

fuzz_target!(|data: &[u8]| {
    let _ = nianbao::import::import(data);
    let mut file = b"%PDF-1.7\n".to_vec();
    for (index, object) in OBJECTS.iter().enumerate() {
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    file.extend(format!("7 0 obj\n<</Length {}>>\nstream\n", data.len()).bytes());
    file.extend(data);
    file.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 8>>\n%%EOF\n");
    let _ = nianbao::import::import(&file);
});
