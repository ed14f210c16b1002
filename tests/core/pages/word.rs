//! What Word documents hold beside plain text and tables.

use nianbao::import::{Imported, import};

use super::made::{Spoiled, document, escaped, word_document, zipped};
use super::messages;
use crate::common::shapes::sample;

/// A document whose title, opening and headings are there, with this between opening and headings.
fn opening(body: &str) -> Imported {
    let headings = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "六、其他需要报告的事项",
    ];
    let headings: String = headings.iter().map(|text| paragraph(text)).collect();
    let title = paragraph("某某县2024年政府信息公开工作年度报告");
    import(&document(&format!("{title}{body}{headings}"))).unwrap()
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{}</w:t></w:r>", escaped(text))
}

fn preamble(body: &str) -> String {
    opening(body).report.prose("preamble").to_owned()
}

/// A row of 规章 with these cells, and what is read of its three numbers.
fn regulations(cells: &str) -> Vec<String> {
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc>{cells}</w:tr></w:tbl>",
        paragraph("规章")
    );
    let body = format!(
        "{}{}<w:tbl><w:tr>{}</w:tr></w:tbl>{}",
        paragraph("某某县2024年政府信息公开工作年度报告"),
        paragraph("二、主动公开政府信息情况"),
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
            .map(|head| format!("<w:tc>{}</w:tc>", paragraph(head)))
            .concat(),
        table
    );
    let imported = import(&document(&body)).unwrap();
    let names = ["issued", "repealed", "in_force"];
    let read = names.map(|name| {
        imported
            .report
            .value_of(&format!("disclosure.regulations.{name}"))
            .unwrap()
            .text()
            .to_owned()
    });
    read.to_vec()
}

fn cell(inside: &str) -> String {
    format!("<w:tc><w:p>{inside}</w:p></w:tc>")
}

#[test]
fn what_is_not_shown_is_left_out_and_what_is_shown_is_kept() {
    for (body, shown) in [
        // Fields: the result, not the code.
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>甲</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "甲",
        ),
        (
            "<w:p><w:fldSimple w:instr=\"REF a\"><w:r><w:t>甲</w:t></w:r></w:fldSimple><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>",
            "甲乙",
        ),
        // A hidden run, and one that a toggle shows.
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>乙</w:t></w:r></w:p>",
            "乙",
        ),
        // Breaks, hyphens, notes.
        (
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:footnoteReference w:id=\"3\"/><w:noBreakHyphen/><w:t>丙</w:t></w:r></w:p>",
            "甲\n乙-丙",
        ),
        // A tab behind words is a blank.
        (
            "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>",
            "甲 乙",
        ),
        (
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:tab/><w:t>甲</w:t></w:r></w:p>",
            "甲",
        ),
        // Entities, sections of plain characters.
        (
            "<w:p><w:r><w:t>甲&#x4E59;&lt;<![CDATA[<丙]]></w:t></w:r></w:p>",
            "甲乙<<丙",
        ),
        // A content control, and one way of two to say the same.
        (
            "<w:sdt><w:sdtPr><w:alias w:val=\"题\"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
            "甲",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"a\"><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "甲",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "乙",
        ),
        // Text boxes follow their paragraph, once.
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a:t>图</a:t><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>",
            "甲\n框",
        ),
        (
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            "框",
        ),
        // Tracked changes, accepted.
        (
            "<w:p><w:ins w:id=\"1\"><w:r><w:t>甲</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>乙</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>丙</w:t></w:r></w:moveFrom></w:p>",
            "甲",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
            "甲乙",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
            "甲\n乙",
        ),
        // Symbols.
        (
            "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F081\"/><w:sym w:font=\"宋体\" w:char=\"4E59\"/></w:r></w:p>",
            "①乙",
        ),
        // Other ways to write the same elements.
        ("<p><r><t>甲</t></r></p>", "甲"),
        (
            "<x:p xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:r><x:t>甲</x:t></x:r></x:p>",
            "甲",
        ),
        // Mathematics: what stands over a line must not join what stands under it.
        (
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>",
            "1/2",
        ),
    ] {
        assert_eq!(preamble(body), shown, "{body}");
    }
}

#[test]
fn numbers_that_word_makes_stand_before_their_paragraphs() {
    let item = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr>{}</w:p>", run(text));
    let listed = |level: u32, list: u32, text: &str| {
        item(
            &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"),
            text,
        )
    };
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="ideographDigital"/><w:lvlText w:val="%1-%2）"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let title = paragraph("某某县2024年政府信息公开工作年度报告");
    let items = [
        listed(0, 1, "甲"),
        listed(1, 1, "乙"),
        listed(1, 1, "丙"),
        listed(0, 1, "2024年"),
        listed(1, 1, "丁"),
        listed(0, 2, "戊"),
        listed(0, 3, "己"),
        listed(0, 0, "庚"),
        listed(0, 9, "辛"),
    ];
    let headings = paragraph("一、总体情况") + &paragraph("二、主动公开政府信息情况");
    let body = format!(
        "<w:document xmlns:w=\"w\"><w:body>{title}{}{headings}</w:body></w:document>",
        items.concat()
    );
    let file = zipped(&[
        ("word/numbering.xml", numbering),
        ("word/document.xml", &body),
    ]);
    let report = import(&file).unwrap().report;
    assert_eq!(
        report.prose("preamble"),
        "3.甲\n3-一）乙\n3-二）丙\n4. 2024年\n4-一）丁\n1.戊\n己\n庚\n辛"
    );
}

#[test]
fn cells_are_read_with_what_is_merged_deleted_and_raised() {
    for (cells, read) in [
        (cell(&run("1")) + &cell(&(run("2") + &run("3"))) + &cell(&run("4")), ["1", "23", "4"]),
        // Rows and cells that tracked changes take away.
        (cell(&run("1")) + "<w:tc><w:tcPr><w:cellDel w:id=\"1\"/></w:tcPr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc>" + &cell(&run("2")) + &cell(&run("4")), ["1", "2", "4"]),
        // A mark of a note and numbers on two lines are no part of a number.
        (cell(&run("1")) + &cell(&(run("2") + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>")) + &cell(&run("4")), ["1", "2¹", "4"]),
        (cell(&run("1")) + "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p><w:p><w:r><w:t>345</w:t></w:r></w:p></w:tc>" + &cell(&run("4")), ["1", "2、345", "4"]),
        // A content control around a cell; a table around a number.
        (cell(&run("1")) + &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell(&run("2"))) + &cell(&run("4")), ["1", "2", "4"]),
        (cell(&run("1")) + &format!("<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl><w:p/></w:tc>", cell(&run("2"))) + &cell(&run("4")), ["1", "2", "4"]),
        // Older merging across.
        ("<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>".to_owned() + &cell(&run("2")) + &cell(&run("4")), ["1", "2", "4"]),
    ] {
        assert_eq!(regulations(&cells), read, "{cells}");
    }
}

#[test]
fn what_is_crossed_out_or_covered_is_left_out_and_named() {
    let struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>旧</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>文</w:t></w:r><w:r><w:t>新文</w:t></w:r></w:p>";
    let imported = opening(struck);
    assert_eq!(imported.report.prose("preamble"), "新文");
    assert!(
        messages(&imported).contains("划掉的，没有收入报告：“旧文”"),
        "{}",
        messages(&imported)
    );
    let row = |merge: &str, text: &str| {
        format!(
            "<w:tr><w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{}</w:tc>{}</w:tr>",
            paragraph(text),
            cell(&run("乙"))
        )
    };
    let imported = opening(&format!(
        "<w:tbl>{}{}</w:tbl>",
        row(" w:val=\"restart\"", "甲"),
        row("", "丙丙")
    ));
    assert!(
        messages(&imported).contains("看不见，没有收入报告：“丙丙”"),
        "{}",
        messages(&imported)
    );
}

#[test]
fn a_deleted_row_is_left_out() {
    let numbers = |from: u32| {
        (from..from + 3)
            .map(|n| cell(&run(&n.to_string())))
            .collect::<String>()
    };
    let second = |properties: &str| {
        let label = cell(&run("规章"));
        format!(
            "{}</w:tr><w:tr>{properties}{label}{}",
            numbers(1),
            numbers(7)
        )
    };
    let deleted = "<w:trPr><w:del w:id=\"1\"/></w:trPr>";
    assert_eq!(regulations(&second(deleted)), ["1", "2", "3"]);
    assert_eq!(regulations(&second("")), ["", "", ""]);
}

#[test]
fn a_table_of_the_whole_page_is_read_as_what_stands_in_it() {
    let report = sample("2021", 2024);
    let file = word_document(&report, &Spoiled::default());
    let body = super::made::body_of(&file);
    let framed = format!("<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>");
    assert!(import(&document(&framed)).unwrap().report == report);
}

#[test]
fn pictures_in_the_place_of_tables_are_named() {
    let picture = "<w:p><w:r><w:drawing><pic:blipFill><a:blip r:embed=\"rId5\"/></pic:blipFill></w:drawing></w:r></w:p>";
    let imported = opening(picture);
    assert!(
        messages(&imported).contains("有 1 幅图片"),
        "{}",
        messages(&imported)
    );
}
