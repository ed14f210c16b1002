//! Reading a form's file, and what is wrong with one.

use std::collections::{HashMap, HashSet};

use super::data::{self, DataError};
use super::spec::FormSpec;
use super::{
    Arrangement, Block, Cell, CellId, Form, ProseField, Role, Section, equation, guidance, lines,
    sheet, speech,
};

/// Why a file is no form.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// It cannot be read, or is no data of a form's shape.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A form of this id is known.
    #[error("编号“{0}”已经有了，请换一个编号")]
    KnownId(String),
    /// A form of this first year is known.
    #[error("从 {year} 年起用的格式已经有了（“{id}”），不知道该用哪一个")]
    KnownYear {
        /// The first year.
        year: u16,
        /// The known form's id.
        id: String,
    },
    /// Its last year lies before its first.
    #[error("最后一年早于第一年")]
    Years,
    /// Something is named twice.
    #[error("“{0}”写了两次")]
    Twice(String),
    /// An id that cannot be part of a cell's name.
    #[error("编号“{0}”只能用小写字母、数字和下划线")]
    Id(String),
    /// Something is referred to that is not there.
    #[error("{place}提到的“{id}”在这个格式里没有")]
    Missing {
        /// Where it is referred to.
        place: &'static str,
        /// What is referred to.
        id: String,
    },
    /// A role that no place, or more than one, has.
    #[error("应当有而且只有一个段落是“{}”", .0.name())]
    Role(Role),
    /// A table whose cells do not fill its grid.
    #[error("“{0}”部分的表格排不成整齐的行列")]
    Uneven(String),
    /// What is said of what counts, without words or without a source.
    #[error("填报口径（guidance）“{0}”没有写全：题目（about）、内容（text）和依据（source）都要有")]
    Guidance(String),
    /// What prose could not speak of.
    #[error("表格“{table}”的说法（spoken）不完整：{fault}")]
    Speech {
        /// The table's name.
        table: String,
        /// What is wrong.
        fault: String,
    },
}

impl Form {
    /// Reads a form.
    ///
    /// # Errors
    /// The text is not RON of a form's shape, or the form is not whole.
    pub(super) fn load(text: &str) -> Result<Form, FormError> {
        let mut spec: FormSpec = data::parsed(text)?;
        spec.sections.iter_mut().for_each(Section::name_part);
        check_ids(&spec)?;
        check_sections(&spec)?;
        check_size(&spec)?;
        let cells = cells(&spec);
        let mut by_name = HashMap::new();
        for (i, cell) in cells.iter().enumerate() {
            let id = u16::try_from(i).map_err(|_| DataError::TooLong)?;
            if by_name.insert(cell.name.clone(), CellId(id)).is_some() {
                return Err(FormError::Twice(cell.name.clone()));
            }
        }
        let prose = prose_fields(&spec);
        let mut form = Form {
            spec,
            cells,
            by_name,
            equations: Vec::new(),
            equations_of: Vec::new(),
            sums: Vec::new(),
            sheets: Vec::new(),
            lines: Vec::new(),
            prose,
            speech: speech::Speech::default(),
        };
        check_roles(&form)?;
        form.equations = equation::expand(&form)?;
        form.equations_of = vec![Vec::new(); form.cells.len()];
        for (i, equation) in form.equations.iter().enumerate() {
            for cell in equation.cells() {
                form.equations_of[cell.index()].push(i);
            }
        }
        form.sums = vec![false; form.cells.len()];
        let sums = form.equations.iter().filter(|equation| equation.is_sum);
        for total in sums.filter_map(|equation| equation.mend) {
            form.sums[total.index()] = true;
        }
        check_references(&form)?;
        guidance::settle(&mut form)?;
        form.sheets = sheet::arrange(&form);
        for sheet in &form.sheets {
            if !sheet.is_even() {
                let name = form.spec.sections[sheet.section].name();
                return Err(FormError::Uneven(name));
            }
        }
        form.lines = lines::of(&form);
        form.speech = speech::of(&form)?;
        Ok(form)
    }
}

fn cells(spec: &FormSpec) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (t, table) in spec.tables.iter().enumerate() {
        for (b, block) in table.blocks.iter().enumerate() {
            for (r, row) in block.rows.iter().enumerate() {
                for (c, column) in block.columns.iter().enumerate() {
                    cells.push(Cell {
                        name: format!("{}.{}.{}", table.id, row.id, column.id),
                        table: t,
                        block: b,
                        row: r,
                        column: c,
                        kind: column.kind,
                    });
                }
            }
        }
    }
    cells
}

fn prose_fields(spec: &FormSpec) -> Vec<ProseField> {
    let mut fields = Vec::new();
    for (i, section) in spec.sections.iter().enumerate() {
        for (place, id) in section.prose.iter().enumerate() {
            fields.push(ProseField {
                id: id.clone(),
                heading: section.name(),
                headed: section.heading.is_some(),
                section: i,
                role: section.role.filter(|_| place == 0),
            });
        }
        for part in &section.parts {
            fields.push(ProseField {
                id: part.id.clone(),
                heading: part.heading.clone(),
                headed: true,
                section: i,
                role: part.role,
            });
        }
    }
    fields
}

/// Ids are parts of cells' names.
fn check_ids(spec: &FormSpec) -> Result<(), FormError> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let named = |id: &String| {
        let is_good = !id.is_empty() && id.chars().all(is_plain);
        is_good
            .then_some(())
            .ok_or_else(|| FormError::Id(id.clone()))
    };
    named(&spec.id)?;
    if spec.last_year.is_some_and(|last| last < spec.first_year) {
        return Err(FormError::Years);
    }
    once(spec.tables.iter().map(|table| &table.id))?;
    for table in &spec.tables {
        named(&table.id)?;
        for block in &table.blocks {
            once(block.columns.iter().map(|column| &column.id))?;
            let columns = block.columns.iter().map(|column| &column.id);
            for id in columns.chain(block.rows.iter().map(|row| &row.id)) {
                named(id)?;
            }
        }
    }
    once(spec.sections.iter().map(|section| &section.id))?;
    let own = spec.sections.iter().flat_map(|section| &section.prose);
    let parts = spec.sections.iter().flat_map(|section| &section.parts);
    once(own.chain(parts.map(|part| &part.id)))
}

fn once<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), FormError> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(FormError::Twice(id.clone()));
        }
    }
    Ok(())
}

/// Every table stands in the section that prints it, beside others of its kind.
fn check_sections(spec: &FormSpec) -> Result<(), FormError> {
    for table in &spec.tables {
        let section = spec
            .sections
            .iter()
            .find(|section| section.id == table.section);
        let section = section.ok_or_else(|| FormError::Missing {
            place: "表格",
            id: table.section.clone(),
        })?;
        let is_shared = section.tables.len() > 1;
        if !section.tables.contains(&table.id)
            || is_shared && table.arrangement != Arrangement::SideBySide
        {
            return Err(FormError::Uneven(section.name()));
        }
    }
    for section in &spec.sections {
        for id in &section.tables {
            let printed = spec.tables.iter().find(|table| table.id == *id);
            if printed.is_none_or(|table| table.section != section.id) {
                return Err(FormError::Missing {
                    place: "章节",
                    id: id.clone(),
                });
            }
        }
    }
    Ok(())
}

/// Each role is one place's, those that need not be there at most, and the opening paragraph alone has
/// no heading.
fn check_roles(form: &Form) -> Result<(), FormError> {
    for role in Role::ALL {
        let fields = form.prose.iter().filter(|field| field.role == Some(role));
        let fields: Vec<&ProseField> = fields.collect();
        let is_good = match fields[..] {
            [] => !role.is_required(),
            [field] => field.headed == (role != Role::Opening),
            _ => false,
        };
        if !is_good {
            return Err(FormError::Role(role));
        }
    }
    Ok(())
}

/// Whatever the form relates is there.
fn check_references(form: &Form) -> Result<(), FormError> {
    let spec = &form.spec;
    let missing = |place: &'static str, id: &str| FormError::Missing {
        place,
        id: id.to_owned(),
    };
    let has_row = |table: &str, row: &str| {
        let cells = form.cells.iter();
        let mut names = cells.map(|cell| cell.name.as_str());
        names.any(|name| {
            let mut parts = name.split('.');
            parts.next() == Some(table) && parts.next() == Some(row)
        })
    };
    let row = |place: &'static str, table: &str, row: &str| {
        let found = has_row(table, row).then_some(());
        found.ok_or_else(|| missing(place, &format!("{table}.{row}")))
    };
    let cell = |place: &'static str, name: &str| {
        let found = form.find(name).map(|_| ());
        found.ok_or_else(|| missing(place, name))
    };
    for (table, id) in &spec.rulemaking {
        row("rulemaking", table, id)?;
    }
    for name in spec.fee_notice.iter().chain(&spec.in_wan_yuan) {
        cell("fee_notice、in_wan_yuan", name)?;
    }
    if let Some(name) = &spec.co_defendant {
        cell("co_defendant", name)?;
    }
    for carried in &spec.carried {
        row("carried", &carried.table, &carried.now)?;
        row("carried", &carried.table, &carried.before)?;
    }
    for stocks in &spec.stocks {
        for id in &stocks.rows {
            for column in [&stocks.stock, &stocks.added, &stocks.taken] {
                cell("stocks", &format!("{}.{id}.{column}", stocks.table))?;
            }
        }
    }
    for pending in &spec.pending {
        let table = form.tables().iter().find(|table| table.id == pending.table);
        let table = table.ok_or_else(|| missing("pending", &pending.table))?;
        for line in table.blocks.iter().flat_map(|block| &block.rows) {
            for column in [&pending.open, &pending.all] {
                cell("pending", &format!("{}.{}.{column}", table.id, line.id))?;
            }
        }
    }
    for split in &spec.splits {
        row("splits", &split.table, &split.row)?;
    }
    let figures = spec.figures.iter();
    let figures = figures.flat_map(|figures| {
        [
            &figures.requests,
            &figures.outcomes,
            &figures.review,
            &figures.litigation,
        ]
    });
    figures.flatten().try_for_each(|name| cell("figures", name))
}

/// Refuses what is far larger than any form, before anything is made of it.
fn check_size(spec: &FormSpec) -> Result<(), FormError> {
    /// How many rows or columns a table may have: what it prints is no larger than their product.
    const LONGEST: usize = 400;
    let mut blocks = spec.tables.iter().flat_map(|table| &table.blocks);
    let is_long = |block: &Block| block.rows.len().max(block.columns.len()) > LONGEST;
    if spec.tables.len() > LONGEST || blocks.clone().count() > LONGEST || blocks.any(is_long) {
        return Err(DataError::TooLong.into());
    }
    Ok(())
}
