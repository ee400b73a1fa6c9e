//! Columns of text, right with Cyrillic and with characters that are two columns wide.

use unicode_width::UnicodeWidthStr as _;

/// How a column stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Rows in columns, two spaces apart, without space at the ends of lines.
pub(super) fn render(align: &[Align], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..align.len())
        .map(|i| rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.width()).max().unwrap_or_default())
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(align).zip(&widths).map(|((cell, align), width)| {
            let space = " ".repeat(width - cell.width());
            if *align == Align::Left { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["Б1.О.15", "6"], ["数学", "12"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(render(&[Align::Left, Align::Right], &rows), "Б1.О.15   6\n数学     12\n");
    }
}
