//! 修改对照: the pages on which the changes since another version are marked.

use nianbao::export::pdf::{Conformance, Fonts, Ink, Options, Page, layout};
use nianbao::export::redline::{Versions, documents};
use nianbao::export::{Choices, FontSource, compare};
use nianbao::report::{Date, Edit, Report};

use crate::common::{balanced, name_organ, set, write};

/// A version, and the report that came of it.
fn versions() -> (Report, Report) {
    let mut before = balanced("2021");
    write(
        &mut before,
        "problems",
        "一是公开不够及时。\n二是解读形式单一。",
    );
    let mut after = before.clone();
    set(&mut after, "applications.new.natural", "72");
    set(&mut after, "review.cases.upheld", "");
    write(
        &mut after,
        "problems",
        "一是公开还不够及时。\n三是人员不足。\n四是经费不足。",
    );
    after.apply(&Edit::date("", Date::new(2025, 1, 20)));
    (before, after)
}

fn pages(before: &Report, after: &Report) -> Vec<Vec<Page>> {
    let names = ("送审稿（1月9日 10:00）", "现在的报告");
    let documents = documents(&Versions {
        before,
        after,
        names,
    });
    let laid = documents.iter().map(|document| {
        let pages = layout(document, Options::default(), Fonts::bundled());
        pages.pages
    });
    laid.collect()
}

/// The text that is drawn in an ink, run by run.
fn drawn(pages: &[Page], ink: Ink) -> Vec<String> {
    let runs = pages.iter().flat_map(Page::runs);
    let runs = runs.filter(|run| run.ink == ink);
    runs.map(|run| run.text.clone()).collect()
}

fn lines(pages: &[Page], ink: Ink) -> usize {
    let rules = pages.iter().flat_map(Page::rules);
    rules.filter(|rule| rule.ink == ink).count()
}

#[test]
fn what_went_is_struck_through_what_came_underlined_and_a_changed_cell_has_a_ground() {
    let (before, after) = versions();
    let pages = &pages(&before, &after)[0];
    let (went, came) = (drawn(pages, Ink::Red), drawn(pages, Ink::Blue));
    assert!(went.contains(&"71".to_owned()), "{went:?}");
    assert!(came.contains(&"72".to_owned()), "{came:?}");
    assert!(went.concat().contains("二是解读形式单一。"), "{went:?}");
    assert!(came.contains(&"还".to_owned()), "{came:?}");
    assert!(came.concat().contains("四是经费不足。"), "{came:?}");
    assert!(lines(pages, Ink::Red) >= 3 && lines(pages, Ink::Blue) >= 3);
    assert_eq!(lines(pages, Ink::Grey(0.9)), 2);
    let text: String = pages.iter().map(Page::text).collect();
    assert!(text.replace('\n', "").contains("年度报告修改对照"));
    assert!(
        text.replace('\n', "")
            .contains("“现在的报告”与“送审稿（1月9日 10:00）”")
    );
}

#[test]
fn a_line_through_a_word_is_as_long_as_the_word_and_stands_in_its_middle() {
    let (before, after) = versions();
    let pages = &pages(&before, &after)[0];
    let page = pages
        .iter()
        .find(|page| page.runs().any(|run| run.text == "还"));
    let page = page.unwrap();
    let run = page.runs().find(|run| run.text == "还").unwrap();
    let mut under = page.rules().filter(|rule| rule.ink == Ink::Blue);
    let line = under.find(|rule| rule.from.1 > run.y && rule.from.1 < run.y + run.size / 2.0);
    let line = line.unwrap();
    assert!((line.from.0 - run.x).abs() < 1.0);
    assert!((line.to.0 - run.x - run.size).abs() < 1.0);
}

#[test]
fn all_that_changed_is_listed_behind_the_report_also_what_no_page_shows() {
    let (before, after) = versions();
    let pages = &pages(&before, &after)[1];
    let text: String = pages.iter().map(Page::text).collect();
    for said in [
        "报告信息",
        "成文日期",
        "2025年1月20日",
        "71",
        "72",
        "–",
        "第 1 段",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(drawn(pages, Ink::Red).contains(&"71".to_owned()));
}

#[test]
fn without_a_change_nothing_is_marked() {
    let (_, report) = versions();
    let all = pages(&report, &report);
    for pages in &all {
        assert!(drawn(pages, Ink::Red).is_empty() && drawn(pages, Ink::Blue).is_empty());
        assert_eq!(lines(pages, Ink::Grey(0.9)), 0);
    }
    let text: String = all[0].iter().map(Page::text).collect();
    assert!(text.replace('\n', "").contains("没有不同"));
}

#[test]
fn every_paragraph_of_both_versions_stands_on_the_pages_in_its_order() {
    let mut before = balanced("2021");
    let mut after = before.clone();
    let names: Vec<char> = "子丑寅卯辰巳午未申酉戌亥".chars().collect();
    let fields = before.form().prose().iter().zip(&names);
    for (field, name) in fields.clone() {
        let old = format!("{name}天地玄黄宇宙洪荒\n{name}日月盈昃辰宿列张\n{name}寒来暑往");
        write(&mut before, &field.id, &old);
        let new = format!("{name}日月盈昃，辰宿列张\n{name}秋收冬藏\n{name}闰余成岁");
        write(&mut after, &field.id, &new);
    }
    name_organ(&mut after, "某某市人民政府");
    let pages = &pages(&before, &after)[0];
    let text: String = pages.iter().map(Page::text).collect();
    let text = text.replace('\n', "");
    for (_, name) in fields {
        let said = [
            "天地",
            "日月盈昃，辰宿列张",
            "寒来暑往",
            "秋收冬藏",
            "闰余成岁",
        ];
        let places = said.map(|said| {
            let said = format!("{name}{said}");
            text.find(&said).unwrap_or_else(|| panic!("{said}: {text}"))
        });
        assert!(places.is_sorted(), "{name} {places:?}");
    }
}

#[test]
fn the_same_two_versions_give_the_same_bytes() {
    let (before, after) = versions();
    let make = || {
        let versions = Versions {
            before: &before,
            after: &after,
            names: ("甲", "乙"),
        };
        let choices = Choices {
            fonts: FontSource::Bundled,
            ..Choices::default()
        };
        compare(&versions, choices).unwrap().bytes
    };
    let bytes = make();
    assert_eq!(bytes, make());
}

/// Writes the pages, in both standards, into the folder for temporary files for people to look at.
#[test]
#[ignore = "writes files for the eye"]
fn the_changes_can_be_looked_at() {
    let (before, after) = versions();
    let versions = Versions {
        before: &before,
        after: &after,
        names: ("送审稿（1月9日 10:00）", "现在的报告"),
    };
    for conformance in [Conformance::A2u, Conformance::A1b] {
        let choices = Choices {
            fonts: FontSource::Bundled,
            conformance,
            ..Choices::default()
        };
        let made = compare(&versions, choices).unwrap();
        let name = format!("nianbao-redline-{conformance:?}.pdf");
        std::fs::write(std::env::temp_dir().join(name), made.bytes).unwrap();
    }
}
