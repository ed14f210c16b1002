//! Writes laid-out pages as a PDF file: content and fonts through printpdf, the rest through lopdf.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use printpdf::{
    Color, DictItem, FontId, Greyscale, Line, LinePoint, Mm, Op, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rgb, TextItem, TextMatrix,
};

use super::fonts::{Face, Fonts};
use super::geometry::PAGE_HEIGHT;
use super::objects::{digest, rounded, unicode};
use super::pages::{Ink, Mark, Page, Rule, Run, Tag};
use super::{Bound, Date, Options, PdfError, outline};

/// Marks that are nearer than this, in em, are squeezed.
const SQUEEZED: f32 = 0.08;

/// Writes pages as a PDF file.
pub fn write(
    bound: &[Bound<'_>],
    title: &str,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    let pages = || bound.iter().flat_map(|bound| &bound.pages.pages);
    for run in pages().flat_map(Page::runs) {
        used.entry(run.face).or_default().extend(run.text.chars());
    }
    let mut pdf = PdfDocument::new(title);
    for (face, chars) in &used {
        let font = PdfFont::new(super::subset::subset(fonts, *face, chars)?);
        pdf.resources.fonts.map.insert(font_id(*face), font);
    }
    pdf.pages = pages()
        .map(|page| PdfPage::new(Mm(210.0), Mm(297.0), operators(page, fonts)))
        .collect();
    let mut pdf = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    describe(&mut pdf, bound, title, options);
    pdf.compress();

    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes)?;
    // Two documents must not bear one name; printpdf's own differs from call to call.
    let name = digest(&bytes).to_be_bytes().to_vec();
    let name = Object::String(name, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![name.clone(), name]);
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes)?;
    Ok(bytes)
}

/// A name of a font in the page's resources: fixed, unlike printpdf's.
fn font_id(face: Face) -> FontId {
    FontId(format!("Z{face:?}"))
}

/// Corrects and completes what printpdf says of the document.
fn describe(pdf: &mut lopdf::Document, bound: &[Bound<'_>], title: &str, options: Options) {
    "1.7".clone_into(&mut pdf.version);
    let ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    for id in &ids {
        if let Ok(page) = pdf.get_dictionary_mut(*id) {
            page.remove(b"Annots");
            page.remove(b"TrimBox");
            page.remove(b"CropBox");
        }
    }
    let outlines = outline::write(pdf, &outline::entries(bound), &ids);
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("Lang", Object::string_literal("zh-CN"));
        let mut viewer = Dictionary::new();
        viewer.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", viewer);
        if let Some(outlines) = outlines {
            catalog.set("Outlines", Object::Reference(outlines));
        }
    }
    let mut info = Dictionary::new();
    info.set("Title", unicode(title));
    let program = concat!("nianbao ", env!("CARGO_PKG_VERSION"));
    info.set("Creator", Object::string_literal(program));
    info.set("Producer", Object::string_literal(program));
    if let Some(Date { year, month, day }) = options.date.or_else(source_date) {
        let date = format!("D:{year:04}{month:02}{day:02}000000+08'00'");
        info.set("CreationDate", Object::string_literal(date));
    }
    let info = pdf.add_object(info);
    pdf.trailer.set("Info", Object::Reference(info));
    pdf.trailer.remove(b"ID");
    pdf.prune_objects();
    pdf.renumber_objects();
}

/// The date in `SOURCE_DATE_EPOCH`, seconds since 1970, if it is set.
fn source_date() -> Option<Date> {
    let seconds: u64 = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    date_of(seconds)
}

/// The date in the Gregorian calendar of a moment, in seconds since 1970 (UTC).
pub(super) fn date_of(seconds: u64) -> Option<Date> {
    // Years are counted from March here, so that the leap day comes last; 719468 days lie between
    // March of year 0 and 1970, 146097 in 400 years.
    let days = seconds / 86400 + 719_468;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = (month_from_march + 2) % 12 + 1;
    let year = days / 146_097 * 400 + year_of_era + u64::from(month <= 2);
    Some(Date {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day_of_year - (153 * month_from_march + 2) / 5 + 1).ok()?,
    })
}

fn operators(page: &Page, fonts: &Fonts) -> Vec<Op> {
    let mut content = Content {
        fonts,
        ops: Vec::new(),
        font: None,
        spacing: 0.0,
        fill: Ink::Black,
        stroke: Ink::Black,
    };
    for part in &page.parts {
        let artifact = part.tag == Tag::Artifact;
        if artifact {
            let tag = "Artifact".to_owned();
            content.ops.push(Op::BeginMarkedContent { tag });
        }
        let mut open = false;
        for mark in &part.marks {
            let is_text = matches!(mark, Mark::Run(_));
            if is_text != open {
                content.ops.push(if is_text {
                    Op::StartTextSection
                } else {
                    Op::EndTextSection
                });
                open = is_text;
            }
            match mark {
                Mark::Run(run) => content.run(run),
                Mark::Rule(rule) => content.rule(rule),
            }
        }
        if open {
            content.ops.push(Op::EndTextSection);
        }
        if artifact {
            content.ops.push(Op::EndMarkedContent);
        }
    }
    content.ops
}

/// A page's operators so far, and the state they leave behind.
struct Content<'a> {
    fonts: &'a Fonts,
    ops: Vec<Op>,
    font: Option<(Face, f32)>,
    spacing: f32,
    fill: Ink,
    stroke: Ink,
}

impl Content<'_> {
    fn run(&mut self, run: &Run) {
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            let font = PdfFontHandle::External(font_id(run.face));
            let size = Pt(rounded(run.size));
            self.ops.push(Op::SetFont { font, size });
        }
        if self.fill != run.ink {
            self.fill = run.ink;
            let col = colour(run.ink);
            self.ops.push(Op::SetFillColor { col });
        }
        let chars: Vec<char> = run.text.chars().collect();
        let added = self.added(run, &chars);
        let spacing = most_frequent(&added);
        if self.spacing.total_cmp(&spacing).is_ne() {
            self.spacing = spacing;
            let multiplier = spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier });
        }
        let (sin, cos) = run.turn.to_radians().sin_cos();
        let (x, y) = (rounded(run.x), rounded(PAGE_HEIGHT - run.y));
        let matrix = TextMatrix::Raw([cos, sin, -sin, cos, x, y]);
        self.ops.push(Op::SetTextMatrix { matrix });

        let squeezed = |i: usize| added.get(i).is_some_and(|add| *add < -run.size * SQUEEZED);
        let mut items = Vec::new();
        let mut stretch = String::new();
        for (i, ch) in chars.iter().enumerate() {
            let after = i > 0 && squeezed(i - 1);
            if squeezed(i) && !after {
                self.show(&mut items, &mut stretch);
                let more = (i..chars.len()).take_while(|i| squeezed(*i)).count();
                self.begin_span(&chars[i..=i + more]);
            }
            stretch.push(*ch);
            if after && !squeezed(i) {
                // What comes after the marks is moved outside of the span.
                self.show(&mut items, &mut stretch);
                self.ops.push(Op::EndMarkedContent);
            }
            let more = added.get(i).map_or(0.0, |add| add - spacing);
            if more.abs() > 0.004 {
                items.push(TextItem::Text(std::mem::take(&mut stretch)));
                items.push(TextItem::Offset((-more * 1000.0 / run.size).round()));
            }
        }
        self.show(&mut items, &mut stretch);
    }

    /// Shows what has been gathered.
    fn show(&mut self, items: &mut Vec<TextItem>, stretch: &mut String) {
        if !stretch.is_empty() {
            items.push(TextItem::Text(std::mem::take(stretch)));
        }
        if !items.is_empty() {
            let items = std::mem::take(items);
            self.ops.push(Op::ShowText { items });
        }
    }

    /// Says what the squeezed marks that follow are: readers that look at places alone take marks
    /// that overlap for the beginning of a new line (ISO 32000-1, 14.9.4).
    fn begin_span(&mut self, chars: &[char]) {
        let Object::String(data, _) = unicode(&chars.iter().collect::<String>()) else {
            return;
        };
        let text = DictItem::String {
            data,
            literal: false,
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict {
                map: [("ActualText".to_owned(), text)].into(),
            },
        });
    }

    /// What must be added after each character but the last, in points.
    fn added(&self, run: &Run, chars: &[char]) -> Vec<f32> {
        let steps = run.offsets.windows(2).zip(chars);
        steps
            .map(|(step, ch)| {
                let em = self.fonts.advance(run.face, *ch).unwrap_or(0.0);
                rounded(step[1] - step[0] - em * run.size)
            })
            .collect()
    }

    fn rule(&mut self, rule: &Rule) {
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point {
                x: Pt(rounded(x)),
                y: Pt(rounded(PAGE_HEIGHT - y)),
            },
            bezier: false,
        };
        if self.stroke != rule.ink {
            self.stroke = rule.ink;
            let col = colour(rule.ink);
            self.ops.push(Op::SetOutlineColor { col });
        }
        let pt = Pt(rule.width);
        self.ops.push(Op::SetOutlineThickness { pt });
        let line = Line {
            points: vec![point(rule.from), point(rule.to)],
            is_closed: false,
        };
        self.ops.push(Op::DrawLine { line });
    }
}

fn colour(ink: Ink) -> Color {
    let grey = |grey| Color::Greyscale(Greyscale::new(grey, None));
    match ink {
        Ink::Black => grey(0.0),
        Ink::Grey(shade) => grey(shade),
        Ink::Red => Color::Rgb(Rgb::new(1.0, 0.0, 0.0, None)),
    }
}

/// The most frequent of what is added after characters.
fn most_frequent(added: &[f32]) -> f32 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for add in added {
        *counts.entry((add * 100.0).round() as i64).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count);
    most.map_or(0.0, |(add, _)| *add as f32 / 100.0)
}
