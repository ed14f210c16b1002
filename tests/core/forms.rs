//! The forms are what `国办公开办函〔2021〕30号` and `〔2019〕60号` prescribe.

use std::collections::HashSet;

use crate::common::{form, official};
use nianbao::form::{Content, Form, Kind};

#[test]
fn the_form_of_2021_has_200_cells_and_that_of_2019_has_198() {
    let counts = |id| -> Vec<usize> {
        let form = form(id);
        (0..form.tables().len())
            .map(|table| form.cells_of(table).count())
            .collect()
    };
    assert_eq!(counts("2021"), [10, 175, 5, 10]);
    assert_eq!(counts("2019"), [22, 161, 5, 10]);
    assert_eq!(form("2021").cells().len(), 200);
    assert_eq!(form("2019").cells().len(), 198);
}

#[test]
fn each_year_has_its_form() {
    let id = |year| Form::for_year(year).map(Form::id);
    assert_eq!(id(2018), None);
    assert_eq!(id(2019), Some("2019"));
    assert_eq!(id(2020), Some("2019"));
    assert_eq!(id(2021), Some("2021"));
    assert_eq!(id(2026), Some("2021"));
    assert_eq!(Form::undated().id(), "2021");
}

#[test]
fn the_headings_are_the_official_ones() {
    for form in official() {
        let headings: Vec<String> = form
            .sections()
            .iter()
            .filter_map(|section| section.heading.clone())
            .collect();
        assert_eq!(
            headings,
            [
                "一、总体情况",
                "二、主动公开政府信息情况",
                "三、收到和处理政府信息公开申请情况",
                "四、政府信息公开行政复议、行政诉讼情况",
                "五、存在的主要问题及改进情况",
                "六、其他需要报告的事项",
            ]
        );
        let parts: Vec<&str> = form.sections()[1]
            .parts
            .iter()
            .map(|part| part.heading.as_str())
            .collect();
        assert_eq!(
            parts,
            [
                "（一）主动公开",
                "（二）依申请公开",
                "（三）政府信息管理",
                "（四）政府信息公开平台建设",
                "（五）监督保障",
            ]
        );
    }
}

#[test]
fn every_row_of_the_applications_table_has_its_official_label() {
    let form = form("2021");
    let block = &form.tables()[1].blocks[0];
    let rows: Vec<(&str, &str)> = block
        .rows
        .iter()
        .map(|row| (row.id.as_str(), row.label.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            ("new", "一、本年新收政府信息公开申请数量"),
            ("carried_in", "二、上年结转政府信息公开申请数量"),
            ("granted", "（一）予以公开"),
            (
                "partial",
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
            ),
            ("secret", "1.属于国家秘密"),
            ("forbidden", "2.其他法律行政法规禁止公开"),
            ("stability", "3.危及“三安全一稳定”"),
            ("third_party", "4.保护第三方合法权益"),
            ("internal", "5.属于三类内部事务信息"),
            ("process", "6.属于四类过程性信息"),
            ("enforcement", "7.属于行政执法案卷"),
            ("inquiry", "8.属于行政查询事项"),
            ("not_held", "1.本机关不掌握相关政府信息"),
            ("needs_creation", "2.没有现成信息需要另行制作"),
            ("unclear", "3.补正后申请内容仍不明确"),
            ("petition", "1.信访举报投诉类申请"),
            ("repeated", "2.重复申请"),
            ("publication", "3.要求提供公开出版物"),
            ("excessive", "4.无正当理由大量反复申请"),
            ("confirmation", "5.要求行政机关确认或重新出具已获取信息"),
            (
                "late_correction",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
            ),
            (
                "unpaid_fee",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
            ),
            ("other_outcome", "3.其他"),
            ("outcome_total", "（七）总计"),
            ("carried_out", "四、结转下年度继续办理"),
        ]
    );
    let columns: Vec<&str> = block
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(
        columns,
        [
            "自然人",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
            "总计"
        ]
    );
}

#[test]
fn the_trial_form_has_one_row_for_other_outcomes() {
    let (now, before) = (form("2021"), form("2019"));
    let rows = |form: &'static Form| -> Vec<&'static str> {
        form.tables()[1].blocks[0]
            .rows
            .iter()
            .map(|row| row.id.as_str())
            .collect()
    };
    let missing: Vec<&str> = rows(now)
        .into_iter()
        .filter(|row| !rows(before).contains(row))
        .collect();
    assert_eq!(missing, ["late_correction", "unpaid_fee"]);
    let cell = before.find("applications.other_outcome.natural").unwrap();
    assert_eq!(before.row_of(cell).label, "（六）其他处理");
}

#[test]
fn the_disclosure_tables_have_their_official_captions_columns_and_rows() {
    type Blocks = Vec<(String, Vec<(String, Kind)>, Vec<String>)>;
    type Expected<'a> = (&'a str, &'a [(&'a str, Kind)], &'a [&'a str]);
    let blocks = |id| -> Blocks {
        let blocks = form(id).tables()[0].blocks.iter();
        blocks
            .map(|block| {
                (
                    block.caption.clone().unwrap(),
                    block
                        .columns
                        .iter()
                        .map(|c| (c.label.clone(), c.kind))
                        .collect(),
                    block.rows.iter().map(|row| row.label.clone()).collect(),
                )
            })
            .collect()
    };
    let expect = |expected: &[Expected<'_>]| -> Blocks {
        expected
            .iter()
            .map(|(caption, columns, rows)| {
                (
                    (*caption).to_owned(),
                    columns
                        .iter()
                        .map(|(label, kind)| ((*label).to_owned(), *kind))
                        .collect(),
                    rows.iter().map(|row| (*row).to_owned()).collect(),
                )
            })
            .collect()
    };
    let decisions: &[(&str, Kind)] = &[("本年处理决定数量", Kind::Count)];
    assert_eq!(
        blocks("2021"),
        expect(&[
            (
                "第二十条第（一）项",
                &[
                    ("本年制发件数", Kind::Count),
                    ("本年废止件数", Kind::Count),
                    ("现行有效件数", Kind::Count)
                ],
                &["规章", "行政规范性文件"]
            ),
            ("第二十条第（五）项", decisions, &["行政许可"]),
            ("第二十条第（六）项", decisions, &["行政处罚", "行政强制"]),
            (
                "第二十条第（八）项",
                &[("本年收费金额（单位：万元）", Kind::Amount)],
                &["行政事业性收费"]
            ),
        ])
    );
    let items: &[(&str, Kind)] = &[
        ("上一年项目数量", Kind::Count),
        ("本年增/减", Kind::Change),
        ("处理决定数量", Kind::Count),
    ];
    assert_eq!(
        blocks("2019"),
        expect(&[
            (
                "第二十条第（一）项",
                &[
                    ("本年新制作数量", Kind::Count),
                    ("本年新公开数量", Kind::Count),
                    ("对外公开总数量", Kind::Count)
                ],
                &["规章", "规范性文件"]
            ),
            (
                "第二十条第（五）项",
                items,
                &["行政许可", "其他对外管理服务事项"]
            ),
            ("第二十条第（六）项", items, &["行政处罚", "行政强制"]),
            ("第二十条第（八）项", &items[..2], &["行政事业性收费"]),
            (
                "第二十条第（九）项",
                &[
                    ("采购项目数量", Kind::Count),
                    ("采购总金额", Kind::AmountWithUnit)
                ],
                &["政府集中采购"]
            ),
        ])
    );
}

#[test]
fn the_equations_of_2021_are_as_many_as_gouji_counts() {
    let form = form("2021");
    let count = |rule| {
        form.equations()
            .iter()
            .filter(|equation| equation.rule == rule)
            .count()
    };
    assert_eq!(count("balance"), 7);
    assert_eq!(count("outcomes"), 7);
    assert_eq!(count("applicants"), 25);
    assert_eq!(count("cases"), 3);
    assert_eq!(count("stock"), 2);
}

#[test]
fn every_outcome_row_is_added_up_in_the_total() {
    for form in official() {
        let outcomes = form
            .equations()
            .iter()
            .find(|equation| equation.rule == "outcomes")
            .unwrap();
        let added: HashSet<&str> = outcomes
            .right
            .plus
            .iter()
            .map(|cell| form.row_of(*cell).id.as_str())
            .collect();
        let rows = &form.tables()[1].blocks[0].rows;
        for row in rows {
            let is_outcome = !row.groups.is_empty() && row.id != "outcome_total";
            assert_eq!(added.contains(row.id.as_str()), is_outcome, "{}", row.id);
        }
    }
}

#[test]
fn printed_tables_cover_every_place_once_and_every_cell_once() {
    for form in official() {
        let mut numbers = HashSet::new();
        for sheet in form.sheets() {
            let mut covered = HashSet::new();
            for cell in &sheet.cells {
                for row in cell.row..cell.row + cell.row_span {
                    for column in cell.column..cell.column + cell.column_span {
                        assert!(
                            covered.insert((row, column)),
                            "{row},{column} is covered twice"
                        );
                    }
                }
                if let Content::Number(id) = cell.content {
                    assert!(numbers.insert(id));
                }
            }
            assert_eq!(covered.len(), sheet.rows * sheet.widths.len());
        }
        assert_eq!(numbers.len(), form.cells().len());
    }
}

#[test]
fn reviews_and_litigation_are_printed_as_one_table_with_one_row_of_numbers() {
    let sheet = &form("2021").sheets()[2];
    assert_eq!(
        (sheet.rows, sheet.header_rows, sheet.widths.len()),
        (4, 3, 15)
    );
    let rows: HashSet<usize> = sheet.numbers().map(|(_, place)| place.row).collect();
    assert_eq!(rows, HashSet::from([3]));
}

#[test]
fn the_group_labels_span_their_rows() {
    let sheet = &form("2021").sheets()[1];
    let span = |label: &str| {
        let cell = sheet
            .cells
            .iter()
            .find(|cell| cell.content == Content::RowHead(label.to_owned()));
        cell.map(|cell| (cell.row_span, cell.column_span)).unwrap()
    };
    assert_eq!(span("三、本年度办理结果"), (22, 1));
    assert_eq!(span("（三）不予公开"), (8, 1));
    assert_eq!(span("（六）其他处理"), (3, 1));
    assert_eq!(span("（一）予以公开"), (1, 2));
    assert_eq!(span("一、本年新收政府信息公开申请数量"), (1, 3));
}

#[test]
fn every_cell_has_a_full_name_of_its_own() {
    for form in official() {
        let names: HashSet<String> = form.cells().map(|(cell, _)| form.full_name(cell)).collect();
        assert_eq!(names.len(), form.cells().len());
    }
}
