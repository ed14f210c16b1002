//! How the Word document looks: styles, page, tables, title; and the file itself.

use super::*;

#[test]
fn the_styles_are_those_of_official_documents() {
    let styles = part(&made(&Document::of(&balanced("2021"))), "word/styles.xml");
    for (id, name, face, halves, justify, outline) in [
        ("Normal", "Normal", "仿宋_GB2312", "32", "both", None),
        ("Title", "Title", "方正小标宋简体", "44", "center", None),
        ("Heading1", "heading 1", "黑体", "32", "both", Some("0")),
        (
            "Heading2",
            "heading 2",
            "楷体_GB2312",
            "32",
            "both",
            Some("1"),
        ),
        ("Footer", "footer", "宋体", "28", "left", None),
        ("ReportCell", "表格文字", "宋体", "21", "center", None),
        (
            "ReportCellSmallLeft",
            "表格小字（左）",
            "宋体",
            "18",
            "left",
            None,
        ),
    ] {
        let style = style(&styles, id);
        assert_eq!(style.val(&["w:name"]), Some(name), "{id}");
        let fonts = style.at(&["w:rPr", "w:rFonts"]).unwrap();
        assert_eq!(fonts.attribute("w:eastAsia"), Some(face), "{id}");
        let latin = match id {
            "Footer" => "宋体",
            "Title" => face,
            _ => "Times New Roman",
        };
        assert_eq!(fonts.attribute("w:ascii"), Some(latin), "{id}");
        assert_eq!(fonts.attribute("w:hAnsi"), Some(latin), "{id}");
        assert_eq!(style.val(&["w:rPr", "w:sz"]), Some(halves), "{id}");
        assert_eq!(style.val(&["w:pPr", "w:jc"]), Some(justify), "{id}");
        assert_eq!(style.val(&["w:pPr", "w:outlineLvl"]), outline, "{id}");
        assert_eq!(
            style.at(&["w:pPr", "w:keepNext"]).is_some(),
            outline.is_some(),
            "{id}"
        );
        assert!(style.at(&["w:pPr", "w:widowControl"]).is_some(), "{id}");
        let indent = style.at(&["w:pPr", "w:ind"]).unwrap();
        let two = id == "Normal" || outline.is_some();
        let wanted = if two { "200" } else { "0" };
        assert_eq!(indent.attribute("w:firstLineChars"), Some(wanted), "{id}");
    }
}

#[test]
fn every_style_in_use_is_there() {
    let mut document = Document::of(&dated(balanced("2021")));
    let Some(Block::Paragraph(paragraph)) = document.blocks.first_mut() else {
        panic!("no paragraph");
    };
    paragraph.lead = "这里".len();
    let file = made(&document);
    let styles = part(&file, "word/styles.xml");
    let mut used = Vec::new();
    for name in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
        collect_styles(&part(&file, name), &mut used);
    }
    used.sort();
    used.dedup();
    assert!(used.len() >= 9, "{used:?}");
    for id in used {
        style(&styles, &id);
    }
}

fn collect_styles(node: &Node, used: &mut Vec<String>) {
    if ["w:pStyle", "w:rStyle", "w:tblStyle"].contains(&node.name.as_str()) {
        used.extend(node.attribute("w:val").map(str::to_owned));
    }
    for child in &node.children {
        collect_styles(child, used);
    }
}

#[test]
fn the_page_has_the_margins_the_lines_and_the_numbers_of_the_standard() {
    let file = made(&Document::of(&balanced("2021")));
    let document = part(&file, "word/document.xml");
    let section = document.at(&["w:body", "w:sectPr"]).unwrap();
    let number = |name: &str, key: &str| -> i32 {
        let found = section.at(&[name]).and_then(|node| node.attribute(key));
        found
            .unwrap_or_else(|| panic!("no {key} of {name}"))
            .parse()
            .unwrap()
    };
    let twips = |mm: f64| (mm * 1440.0 / 25.4).round() as i32;
    assert_eq!(number("w:pgSz", "w:w"), twips(210.0));
    assert_eq!(number("w:pgSz", "w:h"), twips(297.0));
    for (side, mm) in [
        ("top", 37.0),
        ("left", 28.0),
        ("right", 26.0),
        ("bottom", 35.0),
    ] {
        assert_eq!(number("w:pgMar", &format!("w:{side}")), twips(mm), "{side}");
    }
    let room = number("w:pgSz", "w:h") - number("w:pgMar", "w:top") - number("w:pgMar", "w:bottom");
    let pitch = number("w:docGrid", "w:linePitch");
    assert_eq!(room / pitch, 22);
    let styles = part(&file, "word/styles.xml");
    let spacing = style(&styles, "Normal")
        .at(&["w:pPr", "w:spacing"])
        .unwrap();
    assert_eq!(spacing.attribute("w:lineRule"), Some("exact"));
    assert_eq!(
        spacing.attribute("w:line"),
        Some(pitch.to_string().as_str())
    );
    // 16 points with the space added, 28 times and not 29.
    let width =
        number("w:pgSz", "w:w") - number("w:pgMar", "w:left") - number("w:pgMar", "w:right");
    let added: i32 = style(&styles, "Normal")
        .val(&["w:rPr", "w:spacing"])
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(width / (16 * 20 + added), 28);

    let settings = part(&file, "word/settings.xml");
    assert!(settings.at(&["w:evenAndOddHeaders"]).is_some());
    for (kind, target, side) in [
        ("default", "footer1.xml", "right"),
        ("even", "footer2.xml", "left"),
    ] {
        let mut references = section.all("w:footerReference");
        let reference = references
            .find(|node| node.attribute("w:type") == Some(kind))
            .unwrap();
        let relations = part(&file, "word/_rels/document.xml.rels");
        let relation = relations
            .all("Relationship")
            .find(|node| node.attribute("Id") == reference.attribute("r:id"))
            .unwrap();
        assert_eq!(relation.attribute("Target"), Some(target));
        let footer = part(&file, &format!("word/{target}"));
        assert_eq!(footer.val(&["w:p", "w:pPr", "w:jc"]), Some(side));
        let field = footer.at(&["w:p", "w:fldSimple"]).unwrap();
        assert_eq!(field.attribute("w:instr"), Some("PAGE"));
        let words: String = footer
            .at(&["w:p"])
            .unwrap()
            .all("w:r")
            .map(|run| run.at(&["w:t"]).unwrap().text.clone())
            .collect();
        assert_eq!(words, "—  —");
    }
}

#[test]
fn tables_are_as_wide_as_the_text_repeat_their_heads_and_part_between_blocks() {
    let document = Document::of(&balanced("2021"));
    let file = made(&document);
    let xml = part(&file, "word/document.xml");
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let printed: Vec<&Node> = xml.at(&["w:body"]).unwrap().all("w:tbl").collect();
    assert_eq!(printed.len(), 3);
    for (table, node) in tables.zip(printed) {
        let width = |node: &Node| node.attribute("w:w").unwrap().parse::<i32>().unwrap();
        let columns: Vec<i32> = node
            .at(&["w:tblGrid"])
            .unwrap()
            .children
            .iter()
            .map(width)
            .collect();
        assert_eq!(columns.iter().sum::<i32>(), 8844, "156 mm");
        for (twips, mm) in columns.iter().zip(&table.widths) {
            let sum: f32 = table.widths.iter().sum();
            let wanted = mm / sum * 156.0 * 1440.0 / 25.4;
            assert!((*twips as f32 - wanted).abs() <= 1.0, "{twips} {wanted}");
        }
        for (row, line) in node.all("w:tr").enumerate() {
            let is_head = line.at(&["w:trPr", "w:tblHeader"]).is_some();
            assert_eq!(is_head, row < table.header_rows, "row {row}");
            assert!(line.at(&["w:trPr", "w:cantSplit"]).is_some());
            let keeps = line.at(&["w:tc", "w:p", "w:pPr", "w:keepNext"]).is_some();
            let next_is_block = table
                .cells
                .iter()
                .any(|cell| cell.role == Role::Caption && cell.row == row + 1);
            assert_eq!(keeps, row + 1 < table.rows && !next_is_block, "row {row}");
        }
    }
}

#[test]
fn a_number_too_wide_for_its_column_is_set_smaller_and_others_are_not() {
    let mut report = balanced("2021");
    set(
        &mut report,
        "applications.new.natural",
        "12345678901234567890",
    );
    let document = part(&made(&Document::of(&report)), "word/document.xml");
    let mut sizes = Vec::new();
    for table in document.at(&["w:body"]).unwrap().all("w:tbl") {
        for cell in table.all("w:tr").flat_map(|row| row.all("w:tc")) {
            let run = cell.at(&["w:p", "w:r"]);
            let size = run.and_then(|run| run.val(&["w:rPr", "w:sz"]));
            let text = run
                .and_then(|run| run.at(&["w:t"]))
                .map(|text| text.text.as_str());
            sizes.extend(size.zip(text));
        }
    }
    assert_eq!(sizes, [("12", "12345678901234567890")]);
}

#[test]
fn a_table_with_holes_and_rows_that_are_asked_to_be_high_is_written_too() {
    let cell = |row, column, row_span, column_span, text: &str| TableCell {
        row,
        column,
        row_span,
        column_span,
        role: Role::Text,
        text: text.to_owned(),
    };
    let table = Table {
        caption: "“表”<1>".to_owned(),
        widths: vec![10.0, 20.0, 30.0],
        rows: 3,
        least_heights: vec![0.0, 50.8],
        header_rows: 3,
        label_columns: 0,
        cells: vec![
            cell(0, 0, 2, 2, "甲"),
            cell(0, 2, 1, 1, "乙\n丙"),
            cell(2, 1, 9, 9, "丁"),
        ],
    };
    let mut document = Document::of(&balanced("2021"));
    document.blocks = vec![Block::Table(table.clone()), Block::Table(table)];
    document.origins.clear();
    let file = made(&document);
    let (_, blocks) = seen(&file);
    let empty = Seen::Paragraph {
        style: "Normal".to_owned(),
        text: String::new(),
        lead: 0,
    };
    // Two tables would become one.
    assert_eq!([&blocks[1], &blocks[3]], [&empty, &empty]);
    let Seen::Table(cells) = &blocks[0] else {
        panic!("no table");
    };
    let texts: Vec<_> = cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            (0, 0, "甲"),
            (0, 2, "乙 丙"),
            (1, 2, ""),
            (2, 0, ""),
            (2, 1, "丁")
        ]
    );
    let xml = part(&file, "word/document.xml");
    let table = xml.at(&["w:body", "w:tbl"]).unwrap();
    assert_eq!(table.val(&["w:tblPr", "w:tblCaption"]), Some("“表”<1>"));
    let heights: Vec<_> = table
        .all("w:tr")
        .map(|row| row.val(&["w:trPr", "w:trHeight"]).unwrap())
        .collect();
    assert_eq!(heights, ["480", "2880", "480"]);
    // A table that is all head has none.
    assert!(
        table
            .all("w:tr")
            .all(|row| row.at(&["w:trPr", "w:tblHeader"]).is_none())
    );
}

#[test]
fn a_long_title_stands_on_two_lines_and_a_short_one_on_one() {
    let mut report = balanced("2021");
    let (title, _) = seen(&made(&Document::of(&report)));
    assert_eq!(
        title,
        "某某县人民政府办公室2024年\n政府信息公开工作年度报告"
    );
    name_organ(&mut report, "某某县");
    let (title, _) = seen(&made(&Document::of(&report)));
    assert_eq!(title, "某某县2024年政府信息公开工作年度报告");
    // What follows stands on the grid in either case.
    for organ in [
        "某",
        "某某县人民政府办公室",
        "某某省某某市某某县住房和城乡建设局（某某县人民防空办公室）",
    ] {
        name_organ(&mut report, organ);
        let document = part(&made(&Document::of(&report)), "word/document.xml");
        let title = document.at(&["w:body", "w:p"]).unwrap();
        let after: i32 = title
            .at(&["w:pPr", "w:spacing"])
            .unwrap()
            .attribute("w:after")
            .unwrap()
            .parse()
            .unwrap();
        let lines = match organ.chars().count() {
            1 => 1,
            10 => 2,
            _ => 3,
        };
        assert_eq!((lines * 680 + after) % 579, 0, "{organ}");
        assert!((200..=1200).contains(&after), "{organ}: {after}");
    }
}

#[test]
fn the_file_says_whose_it_is_and_bears_the_reports_date_or_none() {
    let file = made(&Document::of(&dated(balanced("2021"))));
    let core = part(&file, "docProps/core.xml");
    let text = |name: &str| core.at(&[name]).map(|node| node.text.as_str());
    assert_eq!(
        text("dc:title"),
        Some("某某县人民政府办公室2024年政府信息公开工作年度报告")
    );
    assert_eq!(text("dc:creator"), Some("某某县人民政府办公室"));
    assert_eq!(text("dc:language"), Some("zh-CN"));
    assert_eq!(text("dcterms:created"), Some("2025-01-20T00:00:00Z"));
    let file = made(&Document::of(&balanced("2021")));
    assert!(
        part(&file, "docProps/core.xml")
            .at(&["dcterms:created"])
            .is_none()
    );
}

#[test]
fn the_same_report_gives_the_same_bytes_and_every_part_has_its_kind() {
    let document = Document::of(&dated(balanced("2021")));
    let file = made(&document);
    assert_eq!(file, made(&document));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    for index in 0..zip.len() {
        let date = zip.by_index(index).unwrap().last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1));
    }
    let types = part(&file, "[Content_Types].xml");
    for (name, _) in parts(&file) {
        let is_named = types
            .all("Override")
            .any(|node| node.attribute("PartName") == Some(&format!("/{name}")));
        assert!(
            is_named || name.contains("_rels/") || name.starts_with('['),
            "{name}"
        );
    }
    assert_eq!(
        parts(&file)[0].0,
        "[Content_Types].xml",
        "readers look there first"
    );
}
