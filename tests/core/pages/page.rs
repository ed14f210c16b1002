//! What web pages hold beside the report, and how their text is shown.

use nianbao::import::{Imported, import};

use super::made::{Spoiled, word_page};
use super::messages;
use crate::common::generated::difference;
use crate::common::shapes::sample;

/// A page whose title, opening and headings are there, with this as the opening.
fn opening(inside: &str) -> Imported {
    let page = format!(
        "<html><body><h1>某某县2024年政府信息公开工作年度报告</h1>{inside}<h2>一、总体情况</h2><h2>二、主动公开政府信息情况</h2><h2>六、其他需要报告的事项</h2></body></html>"
    );
    import(page.as_bytes()).unwrap()
}

#[test]
fn text_is_read_as_a_browser_shows_it() {
    for (inside, shown) in [
        ("<p>甲<br>乙</p>", "甲\n乙"),
        ("<p>甲<b>乙</b><i>丙</i></p>丁", "甲乙丙\n丁"),
        ("<p>甲\n  乙</p><p> a\n b </p>", "甲乙\na b"),
        ("<p>甲<p>乙<div>丙</div>丁", "甲\n乙\n丙\n丁"),
        ("&nbsp;甲&amp;&lt;乙&gt;&#x4E19;&hellip;", "甲&<乙>丙…"),
        (
            "<p style='display: none'>甲</p><p hidden>乙</p><span style='mso-hide:all'>丙</span>丁",
            "丁",
        ),
        ("<p style='DISPLAY:NONE'>甲<p>乙", "乙"),
        (
            "<script>var a='<p>甲</p>';</script><style>p{}</style><noscript>甲</noscript>乙",
            "乙",
        ),
        (
            "<!--[if mso]>甲<![endif]--><![if !supportLists]>乙<![endif]>",
            "乙",
        ),
        ("<pre>甲  乙\n丙</pre>", "甲  乙\n丙"),
        (
            "<p>一<ins cite=a datetime=b>甲</ins><del cite=a datetime=b>乙</del></p>",
            "一甲",
        ),
        (
            "<ol><li>甲<li>乙</ol><ul><li>丙</ul><ol start=3 style='list-style-type: cjk-ideographic'><li>丁</li></ol>",
            "1.甲\n2.乙\n丙\n三、丁",
        ),
        (
            "<p><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>2024年</p>",
            "1. 2024年",
        ),
        (
            "<p><span style='mso-list:Ignore'><span style='font-family:Wingdings'>l</span></span>甲</p>",
            "甲",
        ),
        ("<p>12<sup>3</sup>H<sub>2</sub></p>", "12³H₂"),
        (
            "<nav>甲</nav><footer>乙</footer><button>丙</button>丁",
            "丁",
        ),
        ("</p></td></table>甲</span>", "甲"),
    ] {
        assert_eq!(opening(inside).report.prose("preamble"), shown, "{inside}");
    }
}

#[test]
fn crossed_out_text_is_left_out_and_named() {
    let imported =
        opening("<p><s>旧</s><span style='text-decoration: line-through'>文</span>新文</p>");
    assert_eq!(imported.report.prose("preamble"), "新文");
    let notes = messages(&imported);
    assert!(
        notes.contains("划掉的，没有收入报告：“旧”；“文”"),
        "{notes}"
    );
}

#[test]
fn the_portal_around_a_report_does_no_harm_and_is_named() {
    for report in [sample("2021", 2024), sample("2019", 2020)] {
        let page = word_page(&report, &Spoiled::default());
        let (_, body) = page.split_once("<div class=WordSection1>").unwrap();
        let body = body.split_once("</div></body>").unwrap().0;
        let menu = (0..40).map(|n| format!("<li><a href=#>栏目{n}</a></li>"));
        let menu = menu.collect::<Vec<_>>().concat();
        let portal = format!(
            "<!DOCTYPE html><html><head><title>某某县人民政府</title></head><body><div class=top><ul>{menu}</ul></div>\
             <table width=1000 align=center><tr><td width=200><p>左侧栏目</p></td><td><div>当前位置：首页 &gt; 年报</div>\
             <div class=info>发布日期：2025-01-20 信息来源：办公室 浏览次数：<span>12</span></div>\
             <div id=zoom>{body}<p>【打印本页】 【关闭窗口】</p></div></td></tr></table>\
             <div class=foot><p>版权所有：某某县人民政府办公室</p><p>2020年1月1日</p></div></body></html>"
        );
        let imported = import(portal.as_bytes()).unwrap();
        let notes = messages(&imported);
        assert_eq!(difference(&report, &imported.report), None, "{notes}");
        assert!(imported.report == report, "{notes}");
        for words in ["栏目7", "发布日期", "打印本页", "版权所有"] {
            assert!(notes.contains(words), "{words}: {notes}");
        }
    }
}

#[test]
fn every_encoding_a_page_may_be_in_is_read() {
    let report = sample("2021", 2024);
    let page = word_page(&report, &Spoiled::default());
    let named = |name: &str| page.replace("charset=utf-8", &format!("charset={name}"));
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(page.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let chinese = |page: &str| encoding_rs::GB18030.encode(page).0.into_owned();
    for (name, bytes) in [
        ("utf-8", page.clone().into_bytes()),
        ("gb2312", chinese(&named("gb2312"))),
        ("gbk in quotes", chinese(&named("\"GBK\""))),
        ("unnamed", chinese(&page.replace("charset=utf-8", ""))),
        ("wrongly named", chinese(&page)),
        ("utf-16", wide),
    ] {
        assert!(import(&bytes).unwrap().report == report, "{name}");
    }
}

#[test]
fn spans_are_placed_as_a_browser_places_them() {
    let table = "<table><caption>二、主动公开政府信息情况</caption><tbody><tr><td colspan=100%>第二十条第（一）项\
        <tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数\
        <tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td rowspan=0>4<td>5<td>6</table>";
    let page = format!(
        "<h1>某某县2024年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2>{table}"
    );
    let report = import(page.as_bytes()).unwrap().report;
    for (name, text) in [
        ("regulations.issued", "1"),
        ("regulations.in_force", "3"),
        ("normative.issued", "4"),
        ("normative.in_force", "6"),
    ] {
        assert_eq!(
            report
                .value_of(&format!("disclosure.{name}"))
                .unwrap()
                .text(),
            text,
            "{name}"
        );
    }
}
