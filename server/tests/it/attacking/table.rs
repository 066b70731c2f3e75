//! A table as a spreadsheet understands it (RFC 4180), without its text.

/// The rows of a table.
pub fn rows(text: &str, comma: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter if letter == comma && !quoted => row.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "{text:?}");
    rows
}

/// How many cells each row has, and which of them would be computed.
pub fn shape(text: &str, comma: char) -> Vec<String> {
    let rows = rows(text, comma);
    let lines = rows.iter().map(|row| {
        let formulas: Vec<_> = row.iter().filter(|cell| is_formula(cell)).collect();
        format!("{} cells, computed: {formulas:?}", row.len())
    });
    lines.collect()
}

/// OWASP, "CSV Injection": also behind what some programs leave out, and in full width.
fn is_formula(cell: &str) -> bool {
    let begin = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\u{200b}']);
    begin.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

#[test]
fn a_table_is_read_as_spreadsheets_do() {
    let text = "\u{feff}a,b\r\n\"x\r\n\"\"y\"\"\",=1\r\n";
    assert_eq!(rows(text, ','), [["a", "b"], ["x\r\n\"y\"", "=1"]]);
    let shape = shape(text, ',');
    assert_eq!(shape[0], "2 cells, computed: []");
    assert_eq!(shape[1], "2 cells, computed: [\"=1\"]");
}
