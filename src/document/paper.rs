//! An official paper: title page, numbered sections, ruled tables. What Russian offices sign is made of these parts; each
//! document fills them, and one template lays all of them out.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;

use crate::model::Measure;
use crate::model::institution::{Page, PageNumber};
use crate::prose::{Block, Inline};

/// A paper.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paper {
    /// Language tag.
    pub lang: String,
    /// Title of the document in its metadata.
    pub document_title: String,
    /// Author in its metadata.
    pub document_author: String,
    /// Words of the page around the document.
    pub labels: BTreeMap<String, String>,
    /// The sheet that it is printed on.
    pub sheet: Sheet,
    /// Blocks of the title page, from the top.
    pub cover: Vec<CoverBlock>,
    /// Sections, in runs of pages that lie the same way.
    pub runs: Vec<Run>,
}

/// The sheet as the institution wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sheet {
    /// Left margin in millimetres.
    pub left: Measure,
    /// Right margin in millimetres.
    pub right: Measure,
    /// Top margin in millimetres.
    pub top: Measure,
    /// Bottom margin in millimetres.
    pub bottom: Measure,
    /// Size of the running text in points.
    pub size: Measure,
    /// Size of tables in points.
    pub table_size: Measure,
    /// Line spacing as word processors count it.
    pub leading: Measure,
    /// First-line indent in millimetres.
    pub indent: Measure,
    /// Where pages have their number: `none`, `top-center`, `bottom-right`.
    pub number: String,
    /// Whether the first page shows its number.
    pub number_first: bool,
    /// Whether headings of sections are centred; otherwise they begin at the indent.
    pub centred: bool,
}

impl Sheet {
    /// The sheet of a layout of pages. Where pages are numbered at the top, as ГОСТ Р 7.0.97 has it, headings stand at the
    /// indent; otherwise in the middle.
    pub(super) fn new(page: &Page) -> Self {
        Self {
            left: page.margin_left,
            right: page.margin_right,
            top: page.margin_top,
            bottom: page.margin_bottom,
            size: page.font_size,
            table_size: page.table_size,
            leading: page.leading,
            indent: page.indent,
            number: page.number.as_str().to_owned(),
            number_first: page.number_first,
            centred: !matches!(page.number, PageNumber::TopCenter | PageNumber::TopRight),
        }
    }

    /// Width of the text of an upright A4 page in millimetres.
    fn width(&self) -> Measure {
        Measure::whole(210) - self.left - self.right
    }
}

/// A block of a title page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CoverBlock {
    /// Lines one below the other.
    pub lines: Vec<String>,
    /// Side on which it stands; at the right, its lines begin below each other.
    pub align: Align,
    /// Whether it is bold.
    pub strong: bool,
    /// Whether it holds the title of the document: its only heading of the first level.
    pub heading: bool,
    /// Whether it is pushed to the bottom of the page.
    pub bottom: bool,
    /// Space before it in millimetres.
    pub space: Measure,
}

/// A side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// Sections on pages that lie the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Whether the pages lie on their long side.
    pub landscape: bool,
    /// Whether the pages are A3, lying on their long side, and not A4.
    pub large: bool,
    /// The sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Level of its heading: 2 for sections, 3 for parts of them.
    pub level: u8,
    /// Number, where sections are numbered: «5.1».
    pub number: Option<String>,
    /// Line on the right above the heading: «Приложение 1».
    pub mark: Option<String>,
    /// Title.
    pub title: String,
    /// Whether it begins on a new page.
    pub new_page: bool,
    /// Whether it needs an A3 page.
    pub large: bool,
    /// What it holds.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    /// Running text.
    Prose {
        /// Its blocks.
        blocks: Vec<Block>,
    },
    /// A line that stays with what follows: the caption of a table, the name of a group.
    Lead {
        /// The line.
        line: Vec<Inline>,
        /// Whether it is bold.
        strong: bool,
    },
    /// Numbered entries; numbers are final.
    Entries {
        /// The entries.
        entries: Vec<Entry>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// Lines one below the other, kept together.
    Lines {
        /// The lines.
        lines: Vec<String>,
    },
}

/// A numbered entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Number with its sign: «12.»
    pub number: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Whether it may go over to the next page.
    pub long: bool,
}

/// A ruled table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of the head, repeated on each page.
    pub head: Vec<Vec<Cell>>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Line below the table.
    pub note: Vec<Inline>,
    /// Whether rows have room for handwriting.
    pub roomy: bool,
    /// Whether it stays on one page; a short one does anyway.
    pub whole: bool,
    /// Whether it has many narrow columns, as wide as they say.
    pub dense: bool,
    /// Size of its text in points, for a tight grid whose widths are meant to the letter; without it, that of all tables.
    pub size: Option<Measure>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Millimetres that it needs.
    pub width: u16,
    /// Whether it takes a share of what is left of the width.
    pub grows: bool,
    /// Side on which its cells stand.
    pub align: Align,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Cells; none where a cell above or to the left reaches.
    pub cells: Vec<Cell>,
    /// Whether it is a sum or the name of a group.
    pub strong: bool,
    /// Whether it may go over to the next page.
    pub long: bool,
    /// The least height in millimetres, where rows are to a scale.
    pub height: Option<Measure>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its content.
    pub blocks: Vec<Block>,
    /// Columns that it covers.
    pub columns: usize,
    /// Rows that it covers.
    pub rows: usize,
    /// Side on which it stands, where it is not the column's.
    pub align: Option<Align>,
    /// Whether it stays light in a strong row.
    pub light: bool,
    /// Whether the rows that it covers stay on one page.
    pub whole: bool,
    /// Whether it is the head of the rows that it covers.
    pub head: bool,
    /// Whether it is read from the bottom to the top.
    pub turned: bool,
}

/// Rows and letters of a table up to which it stays on one page.
const WHOLE: (usize, usize) = (14, 1200);

/// Letters of a row above which it may go over to the next page.
const LONG: usize = 700;

impl Entry {
    /// An entry with its number.
    pub(super) fn new(number: impl Display, blocks: Vec<Block>) -> Self {
        Self { number: format!("{number}."), long: letters(&blocks) > LONG, blocks }
    }
}

impl Row {
    /// A row of cells.
    pub(super) fn new(cells: Vec<Cell>) -> Self {
        // A cell over several rows is broken with them.
        let long = cells.iter().any(|cell| cell.rows == 1 && cell.letters() > LONG);
        Self { cells, long, ..Self::default() }
    }

    /// The same row as a sum or the name of a group.
    pub(super) fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
}

impl Cell {
    /// A cell with blocks.
    pub(super) fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, columns: 1, rows: 1, align: None, light: false, whole: false, head: false, turned: false }
    }

    /// A cell with a line.
    pub(super) fn line(content: Vec<Inline>) -> Self {
        Self::new(if content.is_empty() { Vec::new() } else { vec![Block::Paragraph { content }] })
    }

    /// A cell with a text to the letter.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::line(if text.is_empty() { Vec::new() } else { vec![Inline::Text { text }] })
    }

    /// A cell with texts one below the other.
    pub(super) fn texts(texts: impl IntoIterator<Item = String>) -> Self {
        Self::new(texts.into_iter().map(|text| paragraph(&text)).collect())
    }

    /// The same cell over several columns.
    pub(super) const fn columns(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// The same cell over several rows.
    pub(super) const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The same cell on a side.
    pub(super) const fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// The same cell, light in a strong row.
    pub(super) const fn light(mut self) -> Self {
        self.light = true;
        self
    }

    /// The same cell, which keeps the rows that it covers on one page.
    pub(super) const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// The same cell as the head of the rows that it covers.
    pub(super) const fn head(mut self) -> Self {
        self.head = true;
        self
    }

    /// The same cell, read from the bottom to the top.
    pub(super) const fn turned(mut self) -> Self {
        self.turned = true;
        self
    }

    /// Letters that it holds.
    pub(super) fn letters(&self) -> usize {
        letters(&self.blocks)
    }
}

impl Column {
    /// A column of a fixed width.
    pub(super) const fn fixed(width: u16, align: Align) -> Self {
        Self { width, grows: false, align }
    }

    /// A column that grows, of a least width.
    pub(super) const fn growing(width: u16) -> Self {
        Self { width, grows: true, align: Align::Left }
    }
}

impl Table {
    fn is_short(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        self.rows.len() <= WHOLE.0 && cells.map(Cell::letters).sum::<usize>() <= WHOLE.1
    }

    /// Millimetres that the columns need.
    fn width(&self) -> u16 {
        self.columns.iter().map(|column| column.width).sum()
    }
}

impl Part {
    /// Running text.
    pub(super) const fn prose(blocks: Vec<Block>) -> Self {
        Self::Prose { blocks }
    }

    /// A paragraph.
    pub(super) fn paragraph(text: &str) -> Self {
        Self::Prose { blocks: vec![paragraph(text)] }
    }

    /// A line that stays with what it leads to.
    pub(super) fn opening(text: impl Into<String>) -> Self {
        Self::Lead { line: vec![Inline::Text { text: text.into() }], strong: false }
    }

    /// A bold line that stays with what follows.
    pub(super) fn lead(text: impl Into<String>) -> Self {
        Self::Lead { line: vec![Inline::Text { text: text.into() }], strong: true }
    }

    /// A table.
    pub(super) const fn table(table: Table) -> Self {
        Self::Table { table }
    }
}

impl Section {
    /// A section of the first level with a title.
    pub(super) const fn new(title: String, parts: Vec<Part>) -> Self {
        Self { level: 2, number: None, mark: None, title, new_page: false, large: false, parts }
    }

    /// Whether a table of it needs more width than an upright page has.
    fn is_wide(&self, width: Measure) -> bool {
        let is_wide =
            |part: &Part| matches!(part, Part::Table { table } if Measure::whole(table.width().into()) > width);
        self.parts.iter().any(is_wide)
    }
}

/// A paragraph of a text to the letter.
pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph { content: vec![Inline::Text { text: text.to_owned() }] }
}

/// A list of lines.
pub(super) fn list(lines: impl IntoIterator<Item = Vec<Inline>>) -> Block {
    let items = lines.into_iter().map(|content| vec![Block::Paragraph { content }]).collect();
    Block::List { start: None, items }
}

/// Size of tables, in points, that widths of columns are thought for.
const TABLE_SIZE: i64 = 10;

impl Table {
    /// Makes columns as wide as the size of the text in them asks for.
    fn scale(&mut self, size: Measure) {
        for column in &mut self.columns {
            let scaled = i64::from(column.width) * size.hundredths() / (TABLE_SIZE * 100);
            column.width = u16::try_from(scaled).unwrap_or(column.width);
        }
    }
}

/// Gathers sections into runs: one with a wide table lies on its long side, as one on A3 does, and so does a heading that it
/// follows at once.
pub(super) fn runs(sections: Vec<Section>, sheet: &Sheet) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for mut section in sections {
        for part in &mut section.parts {
            if let Part::Table { table } = part {
                if table.size.is_none() {
                    table.scale(sheet.table_size);
                }
                table.whole |= table.is_short();
            }
        }
        let (landscape, large) = (section.large || section.is_wide(sheet.width()), section.large);
        match runs.last_mut() {
            Some(run) if (run.landscape, run.large) == (landscape, large) => run.sections.push(section),
            last => {
                let mut sections = Vec::new();
                if let Some(run) = last {
                    let bare = run.sections.iter().rev().take_while(|before| before.parts.is_empty()).count();
                    sections = run.sections.split_off(run.sections.len() - bare);
                }
                sections.push(section);
                runs.push(Run { landscape, large, sections });
            }
        }
    }
    runs.retain(|run| !run.sections.is_empty());
    runs
}

/// About how high a tight cell of so many millimetres is with these blocks in text of so many points, in hundredths of a
/// millimetre; rather too much than too little.
pub(super) fn height(blocks: &[Block], width: usize, size: usize) -> usize {
    // A letter takes half of the size. The end of a line stays empty where the next word or part of one does not fit.
    let in_line = (width.saturating_sub(1) * 100 / (size * 18)).saturating_sub(2).max(3);
    let lines: usize = blocks.iter().map(|block| letters(std::slice::from_ref(block)).div_ceil(in_line)).sum();
    lines * size * 41 + 170
}

fn letters(blocks: &[Block]) -> usize {
    let line = |content: &[Inline]| content.iter().map(inline_letters).sum::<usize>();
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => line(content),
            Block::List { items, .. } => items.iter().map(|item| letters(item)).sum(),
            Block::Quote { blocks } => letters(blocks),
            Block::Code { text, .. } => text.chars().count(),
            Block::Table { rows, .. } => rows.iter().flatten().map(|cell| line(cell)).sum::<usize>(),
            Block::Math { .. } | Block::Image { .. } | Block::Rule => LONG,
        })
        .sum()
}

fn inline_letters(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.chars().count(),
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strike { content }
        | Inline::Link { content, .. } => content.iter().map(inline_letters).sum(),
        Inline::Math { alt, .. } => alt.chars().count(),
        Inline::Break => 1,
    }
}
