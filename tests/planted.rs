//! Faults planted in clean extracts: the extract as lines, each of which remembers what it was, and the
//! kinds of faults that clerks and their programs make in them.

#![expect(clippy::unnecessary_wraps, reason = "those that plant may find no place, or always do")]

use encoding_rs::{Encoding, WINDOWS_1252};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use serde_json::Value;

/// What a line was before faults were planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Header,
    /// This row of the clean extract, counted from 0.
    Row(usize),
    /// Nothing: it was put in.
    Inserted,
}

/// How a line is written down; places are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    /// With a cell too many at this place.
    Extra(usize, &'static str),
    /// With so many empty cells too many at its end.
    ExtraEmpty(usize),
    /// Cut short behind so many cells.
    Cut(usize),
    /// Without the cell at this place.
    Without(usize),
    /// With a quote inside the cell at this place.
    QuoteInside(usize),
    /// With text behind the closing quote of this cell.
    TextBehind(usize),
    /// With a quote before this cell that is never closed.
    OpenQuote(usize),
    /// With something else between its cells.
    Separated(char),
    /// With a line break in this cell.
    Broken(usize),
    /// As this text, which has no cells.
    Text(&'static str),
}

impl Form {
    /// The cell that is written otherwise.
    pub(crate) fn place(self) -> Option<usize> {
        match self {
            Self::Without(place)
            | Self::QuoteInside(place)
            | Self::TextBehind(place)
            | Self::OpenQuote(place)
            | Self::Broken(place) => Some(place),
            _ => None,
        }
    }
}

/// A line of a file.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub cells: Vec<String>,
    pub origin: Origin,
    pub form: Form,
    /// Whether its bytes are in Windows-1252, whatever the rest is in.
    pub is_windows: bool,
}

impl Line {
    fn new(cells: Vec<String>, origin: Origin) -> Self {
        Self { cells, origin, form: Form::Plain, is_windows: false }
    }

    fn text(text: &'static str) -> Self {
        Self { form: Form::Text(text), ..Self::new(Vec::new(), Origin::Inserted) }
    }

    /// The line as it stands in a file of this separator.
    fn written(&self, separator: char) -> String {
        let mut cells: Vec<String> = self.cells.iter().map(|cell| quoted(cell)).collect();
        let mut between = separator;
        match self.form {
            Form::Plain => {}
            Form::Extra(place, text) => cells.insert(place, text.to_owned()),
            Form::ExtraEmpty(count) => cells.resize(cells.len() + count, String::new()),
            Form::Cut(count) => cells.truncate(count),
            Form::Without(place) => drop(cells.remove(place)),
            Form::QuoteInside(place) => {
                let (start, end) = halves(&self.cells[place]);
                let start = if start.is_empty() { "x".to_owned() } else { start };
                cells[place] = format!("{start}\"{end}");
            }
            Form::TextBehind(place) => cells[place] = format!("\"{}\" x", bare(&self.cells[place])),
            Form::OpenQuote(place) => cells[place] = format!("\"{}", bare(&self.cells[place])),
            Form::Separated(other) => between = other,
            Form::Broken(place) => {
                let (start, end) = halves(&self.cells[place]);
                cells[place] = format!("{start}\n{end}");
            }
            Form::Text(text) => return text.to_owned(),
        }
        cells.join(&between.to_string())
    }
}

/// A cell as CSV has it, in quotes where it needs them whatever separates cells.
fn quoted(cell: &str) -> String {
    match cell.contains([',', ';', '\t', '|', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// A text without what would need quotes.
fn bare(text: &str) -> String {
    text.replace([',', ';', '\t', '|', '"', '\n'], "")
}

/// The two halves of a text without what would need quotes.
fn halves(text: &str) -> (String, String) {
    let text: Vec<char> = bare(text).chars().collect();
    let (start, end) = text.split_at(text.len() / 2);
    (start.iter().collect(), end.iter().collect())
}

/// An extract with faults.
pub(crate) struct Damaged {
    /// Its path in the inbox.
    pub path: String,
    /// The header and rows without faults.
    pub header: Vec<String>,
    pub clean: Vec<Vec<String>>,
    pub lines: Vec<Line>,
    /// Which column of the clean extract stands at each place; none for one that it has not.
    pub columns: Vec<Option<usize>>,
    pub separator: char,
    /// The encoding, if it is not UTF-8.
    pub encoding: Option<&'static Encoding>,
    /// What was planted.
    pub faults: Vec<String>,
}

impl Damaged {
    /// An extract without faults as yet.
    pub(crate) fn new(path: &str, csv: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let row = |r: csv::StringRecord| r.iter().map(str::to_owned).collect::<Vec<_>>();
        let mut clean: Vec<Vec<String>> = reader.records().map(|r| row(r.unwrap())).collect();
        let header = clean.remove(0);
        let rows = clean.iter().enumerate().map(|(n, r)| Line::new(r.clone(), Origin::Row(n)));
        let lines = std::iter::once(Line::new(header.clone(), Origin::Header)).chain(rows);
        Self {
            path: path.to_owned(),
            lines: lines.collect(),
            columns: (0..header.len()).map(Some).collect(),
            header,
            clean,
            separator: ',',
            encoding: None,
            faults: Vec::new(),
        }
    }

    /// Where a column stands, if it is there.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.is_some_and(|c| self.header[c] == column))
    }

    /// Which line is the header.
    pub(crate) fn header_line(&mut self) -> &mut Line {
        self.lines.iter_mut().find(|line| line.origin == Origin::Header).unwrap()
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for line in &self.lines {
            let text = line.written(self.separator) + "\n";
            match self.encoding.or_else(|| line.is_windows.then_some(WINDOWS_1252)) {
                Some(encoding) => bytes.extend_from_slice(&encoding.encode(&text).0),
                None => bytes.extend_from_slice(text.as_bytes()),
            }
        }
        bytes
    }

    /// The line in which each record begins, as a reader of CSV counts them.
    pub(crate) fn records(&self) -> Vec<usize> {
        let mut records = Vec::new();
        let mut first = 0;
        // behind a quote that is never closed, or around other rows, each line is one again
        while self.read_records(first, &mut records) {
            first = records.last().unwrap() + 1;
        }
        records
    }

    /// Counts records from a line on; whether the last of them never ends, or has other rows in a cell.
    fn read_records(&self, first: usize, records: &mut Vec<usize>) -> bool {
        let cells = self.lines[0].written(self.separator);
        let cells: Vec<&str> = cells.split(self.separator).collect();
        let of_row = cells.iter().rposition(|label| !label.is_empty()).unwrap_or(0);
        let mut is_inside = false;
        let mut separators = 0;
        let mut goes_on;
        for (number, line) in self.lines.iter().enumerate().skip(first) {
            for part in line.written(self.separator).split('\n') {
                if !is_inside {
                    records.push(number);
                }
                let mut at_start = !is_inside;
                goes_on = is_inside;
                let mut rest = part.chars().peekable();
                while let Some(c) = rest.next() {
                    if is_inside && c == '"' {
                        is_inside = rest.next_if_eq(&'"').is_some();
                        if !is_inside && goes_on && of_row > 1 && separators >= of_row {
                            return true;
                        }
                    } else if !is_inside {
                        is_inside = at_start && c == '"';
                        at_start = c == self.separator;
                        (separators, goes_on) = (0, false);
                    } else {
                        separators += usize::from(c == self.separator);
                    }
                }
            }
        }
        is_inside
    }
}

/// Who plants faults.
struct Planter {
    file: Damaged,
    random: StdRng,
    /// The columns as the contract has them.
    fields: Vec<Value>,
}

/// Plants a fault, if there is a place for it, and says where.
type Plant = fn(&mut Planter) -> Option<String>;

/// A kind of fault: when it is planted, those of cells before those of rows and those before those of
/// headers; its name; whether it refuses a file by itself.
struct Kind(u8, &'static str, bool, Plant);

/// How much more often a cell is at fault than a row, a header or a file.
const CELLS_MORE_OFTEN: usize = 2;

const KINDS: &[Kind] = &[
    Kind(0, "a column left out", true, Planter::column_left_out),
    Kind(0, "a column twice", true, Planter::column_twice),
    Kind(0, "a column of its own", false, Planter::own_column),
    Kind(0, "dates of another period", true, Planter::other_period),
    Kind(1, "a text", true, |p| {
        p.type_of("string", &["{}\u{7}", "{} \u{200b}(new)", "{}\u{202e}x"])
    }),
    Kind(1, "an id", true, |p| p.type_of("id", &["no. {}", "{} (new)", "{}/2"])),
    Kind(1, "a date", true, |p| {
        p.type_of("date", &["31/12/2024", "45657", "2025-02-30", "Dec 31, 2024", "2025-3-1"])
    }),
    Kind(1, "a whole number", true, |p| {
        p.type_of("integer", &["{}.0", "about {}", "1,200", "N/A", "#REF!"])
    }),
    Kind(1, "yes or no", true, |p| p.type_of("boolean", &["y", "n/a", "maybe"])),
    Kind(1, "money", true, |p| {
        p.type_of(
            "money",
            &["1,234", "${}", "N/A", "{}.125", "1.2E+06", "{} k", "１２３４", "1 234"],
        )
    }),
    Kind(1, "a quantity", true, |p| p.type_of("quantity", &["{} h", "7,5", "2.125", "~3"])),
    Kind(1, "a percentage", true, |p| p.type_of("percent", &["{}%", "0,5", "half"])),
    Kind(1, "a value that is required", true, |p| p.constraint("required", "")),
    Kind(1, "below the minimum", true, |p| p.constraint("minimum", "-5")),
    Kind(1, "above the maximum", true, |p| p.constraint("maximum", "99999999")),
    Kind(1, "none of a list", true, |p| p.constraint("enum", "Lean")),
    Kind(1, "not of the pattern", true, |p| p.cell("industry", "Machinery")),
    Kind(1, "too long", true, Planter::too_long),
    Kind(1, "an unknown client", true, Planter::unknown_client),
    Kind(1, "a client under another id", false, Planter::renamed_client),
    Kind(1, "a date after the period", true, Planter::later_date),
    Kind(1, "closed before its start", true, |p| p.cell_beside("closed_on", "1999-01-01", "")),
    Kind(1, "surveyed before its close", true, |p| p.cell("service_closed_on", "2028-01-01")),
    Kind(1, "an answer of nobody", true, |p| {
        p.cell_where("new_sales", "500", "status", &["refused", "noncontact", "ceased_trading"])
    }),
    Kind(1, "no date of service", true, |p| {
        p.cell_where("service_closed_on", "", "status", &["complete", "partial"])
    }),
    Kind(1, "national cost share", true, |p| {
        p.cell_where("cost_share", "true", "source", &["national"])
    }),
    Kind(1, "a reversal of nothing", true, |p| {
        p.cell_where("spent", "-500", "adjustment_of", &[""])
    }),
    Kind(2, "a key twice", true, Planter::key_twice),
    Kind(2, "bytes of another encoding", false, Planter::windows_bytes),
    Kind(3, "a cell too many", true, |p| {
        p.form(|random, width| Form::Extra(random.random_range(1..width), " Inc."))
    }),
    Kind(3, "separators too many", true, |p| {
        p.form(|random, _| Form::ExtraEmpty(random.random_range(1..4)))
    }),
    Kind(3, "cut short", true, |p| {
        p.form(|random, width| Form::Cut(random.random_range(1..width)))
    }),
    Kind(3, "a cell too few", true, |p| {
        p.form(|random, width| Form::Without(random.random_range(0..width)))
    }),
    Kind(3, "a quote inside", true, |p| {
        p.form(|random, width| Form::QuoteInside(random.random_range(0..width)))
    }),
    Kind(3, "text behind a quote", true, |p| {
        p.form(|random, width| Form::TextBehind(random.random_range(0..width)))
    }),
    Kind(3, "an open quote", true, |p| {
        p.form(|random, width| Form::OpenQuote(random.random_range(0..width)))
    }),
    Kind(3, "other separators", true, |p| {
        p.form(|random, _| Form::Separated(*[';', '\t', '|'].choose(random).unwrap()))
    }),
    Kind(3, "a line break", true, |p| {
        // before an empty cell at the end it breaks nothing
        p.form(|random, width| Form::Broken(random.random_range(1..width - 1)))
    }),
    Kind(4, "the header again", true, Planter::header_again),
    Kind(4, "a blank row", false, |p| p.insert(Line::text(""))),
    Kind(4, "a row twice", true, Planter::row_twice),
    Kind(5, "a remark", true, Planter::remark),
    Kind(6, "a blank label", true, |p| p.label(|_, _| String::new())),
    Kind(6, "a misspelt label", true, |p| p.label(|_, label| label[..1].to_owned() + &label[2..])),
    Kind(6, "a label in capitals", true, |p| p.label(|_, label| label.to_uppercase())),
    Kind(6, "another label", true, |p| p.label(|_, _| "Umsatz".to_owned())),
    Kind(6, "a label twice", true, |p| p.label(|others, _| others.to_owned())),
    Kind(7, "a quote in the header", true, Planter::quote_in_header),
    Kind(8, "a title", true, |p| p.above("Export of today")),
    Kind(8, "a blank first line", true, |p| p.above("")),
    Kind(9, "another separator", false, Planter::other_separator),
    Kind(9, "another encoding", false, Planter::other_encoding),
];

/// Plants one to eight faults, one of which at least refuses the file by itself.
pub(crate) fn plant(file: Damaged, fields: Vec<Value>, seed: u64) -> Damaged {
    let mut planter = Planter { file, random: StdRng::seed_from_u64(seed), fields };
    let often = KINDS.iter().flat_map(|kind| {
        std::iter::repeat_n(kind, if matches!(kind.0, 1 | 2) { CELLS_MORE_OFTEN } else { 1 })
    });
    let often: Vec<&Kind> = often.collect();
    let count = planter.random.random_range(1..=8);
    let mut kinds: Vec<&Kind> =
        (0..count).map(|_| *often.choose(&mut planter.random).unwrap()).collect();
    kinds.sort_by_key(|kind| kind.0);
    let mut is_refused = false;
    for Kind(_, name, refuses, plant) in kinds {
        if let Some(place) = plant(&mut planter) {
            planter.file.faults.push(format!("{name}: {place}"));
            is_refused |= refuses;
        }
    }
    if !is_refused && let Some(place) = planter.insert(Line::text("see below")) {
        planter.file.faults.push(format!("a remark between: {place}"));
    }
    planter.file
}

impl Planter {
    /// A row that is still as it should be, but for its cells.
    fn row(&mut self) -> Option<usize> {
        self.row_with(|_| true)
    }

    /// The same, one whose cells are so.
    fn row_with(&mut self, fits: impl Fn(&[String]) -> bool) -> Option<usize> {
        let rows = self.file.lines.iter().enumerate().filter(|(_, line)| {
            matches!(line.origin, Origin::Row(_)) && line.form == Form::Plain && fits(&line.cells)
        });
        let rows: Vec<usize> = rows.map(|(number, _)| number).collect();
        rows.choose(&mut self.random).copied()
    }

    /// Writes into a cell.
    fn set(&mut self, line: usize, place: usize, text: &str) -> Option<String> {
        text.clone_into(&mut self.file.lines[line].cells[place]);
        let column = self.file.columns[place].map(|c| self.file.header[c].as_str());
        let origin = self.file.lines[line].origin;
        Some(format!("{} `{text}` in {origin:?}", column.unwrap_or_default()))
    }

    /// One of the columns that are so and are there: its place.
    fn column(&mut self, fits: impl Fn(&Value) -> bool) -> Option<usize> {
        let named = self.fields.iter().filter(|field| fits(field));
        let places: Vec<usize> =
            named.filter_map(|field| self.file.place(field["name"].as_str().unwrap())).collect();
        places.choose(&mut self.random).copied()
    }

    /// A cell that is not of its type; `{}` is what it was.
    fn type_of(&mut self, kind: &str, texts: &[&str]) -> Option<String> {
        let place = self.column(|field| {
            let own = field["counterfoil:type"].as_str();
            own.or_else(|| field["type"].as_str()) == Some(kind)
        })?;
        let line = self.row()?;
        let was = self.file.lines[line].cells[place].clone();
        let was = if was.is_empty() { "7" } else { &was };
        let text = texts.choose(&mut self.random)?.replace("{}", was);
        self.set(line, place, &text)
    }

    /// A cell that breaks a rule of its column.
    fn constraint(&mut self, rule: &str, text: &str) -> Option<String> {
        let place = self.column(|field| {
            let stated = &field["constraints"][rule];
            !stated.is_null() && *stated != Value::Bool(false)
        })?;
        let line = self.row()?;
        self.set(line, place, text)
    }

    /// This cell of any row.
    fn cell(&mut self, column: &str, text: &str) -> Option<String> {
        let place = self.file.place(column)?;
        let line = self.row()?;
        self.set(line, place, text)
    }

    /// This cell of a row where it is something else than that.
    fn cell_beside(&mut self, column: &str, text: &str, other_than: &str) -> Option<String> {
        let place = self.file.place(column)?;
        self.file.place("started_on")?;
        let line = self.row_with(|cells| cells[place] != other_than)?;
        self.set(line, place, text)
    }

    /// This cell of a row where another one is one of these.
    fn cell_where(
        &mut self,
        column: &str,
        text: &str,
        other: &str,
        values: &[&str],
    ) -> Option<String> {
        let (place, other) = (self.file.place(column)?, self.file.place(other)?);
        let line = self.row_with(|cells| values.contains(&cells[other].as_str()))?;
        self.set(line, place, text)
    }

    fn too_long(&mut self) -> Option<String> {
        let place = self.column(|field| !field["constraints"]["maxLength"].is_null())?;
        let line = self.row()?;
        self.set(line, place, &"x".repeat(501)).map(|_| "x".to_owned())
    }

    fn unknown_client(&mut self) -> Option<String> {
        let is_about_client = self.file.header[0] != "client_id";
        let id = format!("C-9{:05}", self.random.random_range(0..100_000));
        if is_about_client { self.cell("client_id", &id) } else { None }
    }

    fn renamed_client(&mut self) -> Option<String> {
        let is_client = self.file.header[0] == "client_id";
        let id = format!("C-8{:05}", self.random.random_range(0..100_000));
        if is_client { self.cell("client_id", &id) } else { None }
    }

    fn later_date(&mut self) -> Option<String> {
        let columns = ["first_served_on", "closed_on", "surveyed_on"];
        let column = columns.into_iter().find(|column| self.file.place(column).is_some())?;
        self.cell(column, "2031-01-05")
    }

    fn other_period(&mut self) -> Option<String> {
        let place = self.file.place("surveyed_on")?;
        let years = [("2025", "2022"), ("2024", "2021"), ("2023", "2020")];
        if self.file.clean.len() < 5 {
            return None;
        }
        for line in &mut self.file.lines[1..] {
            let date = &mut line.cells[place];
            if let Some((year, other)) = years.iter().find(|(year, _)| date.starts_with(year)) {
                *date = date.replace(year, other);
            }
        }
        Some("all".to_owned())
    }

    fn key_twice(&mut self) -> Option<String> {
        let key = self.file.header[0].clone();
        let place = self.file.place(&key)?;
        let (one, other) = (self.row()?, self.row()?);
        let text = self.file.lines[other].cells[place].clone();
        if one == other { None } else { self.set(one, place, &text) }
    }

    fn windows_bytes(&mut self) -> Option<String> {
        let columns = ["name", "partner", "award"];
        let place = columns.into_iter().find_map(|column| self.file.place(column))?;
        let line = self.row()?;
        self.file.lines[line].is_windows = true;
        self.set(line, place, "Peña & Söhne")
    }

    fn form(&mut self, form: fn(&mut StdRng, usize) -> Form) -> Option<String> {
        let line = self.row()?;
        let form = form(&mut self.random, self.file.columns.len());
        self.file.lines[line].form = form;
        Some(format!("{form:?} of {:?}", self.file.lines[line].origin))
    }

    /// Puts a line between rows, or behind them.
    fn insert(&mut self, line: Line) -> Option<String> {
        let at = self.random.random_range(2..=self.file.lines.len());
        self.file.lines.insert(at, line);
        Some(format!("at {at}"))
    }

    fn header_again(&mut self) -> Option<String> {
        let cells = self.file.header_line().cells.clone();
        self.insert(Line::new(cells, Origin::Inserted))
    }

    fn row_twice(&mut self) -> Option<String> {
        let key = self.file.header[0].clone();
        self.file.place(&key)?;
        let line = self.row()?;
        let twin = Line { origin: Origin::Inserted, ..self.file.lines[line].clone() };
        let at = self.random.random_range(line + 1..=self.file.lines.len());
        self.file.lines.insert(at, twin);
        Some(format!("at {at}"))
    }

    fn remark(&mut self) -> Option<String> {
        self.file.lines.push(Line::text("all rows"));
        Some("at the end".to_owned())
    }

    fn column_left_out(&mut self) -> Option<String> {
        let place = self.random.random_range(0..self.file.columns.len());
        let column = self.file.columns.remove(place)?;
        self.file.lines.iter_mut().for_each(|line| drop(line.cells.remove(place)));
        Some(self.file.header[column].clone())
    }

    fn column_twice(&mut self) -> Option<String> {
        let place = self.random.random_range(0..self.file.columns.len());
        self.file.columns.push(None);
        self.file.lines.iter_mut().for_each(|line| line.cells.push(line.cells[place].clone()));
        Some(self.file.lines[0].cells[place].clone())
    }

    fn own_column(&mut self) -> Option<String> {
        self.file.columns.push(None);
        for line in &mut self.file.lines {
            let is_header = line.origin == Origin::Header;
            line.cells.push(if is_header { "notes" } else { "ok" }.to_owned());
        }
        Some(String::new())
    }

    /// Another label, made of one that stands elsewhere and of what it was.
    fn label(&mut self, make: fn(&str, &str) -> String) -> Option<String> {
        let places: Vec<usize> =
            (0..self.file.columns.len()).filter(|p| self.file.columns[*p].is_some()).collect();
        let place = *places.choose(&mut self.random)?;
        let other =
            *places.iter().filter(|p| **p != place).collect::<Vec<_>>().choose(&mut self.random)?;
        let (was, other) = (self.file.columns[place]?, self.file.columns[*other]?);
        let text = make(&self.file.header[other], &self.file.header[was]);
        let said = format!("`{text}` for `{}`", self.file.header[was]);
        self.file.header_line().cells[place] = text;
        Some(said)
    }

    fn quote_in_header(&mut self) -> Option<String> {
        let place = self.random.random_range(0..self.file.columns.len());
        self.file.header_line().form = Form::QuoteInside(place);
        Some(format!("in {place}"))
    }

    fn above(&mut self, text: &'static str) -> Option<String> {
        self.file.lines.insert(0, Line::text(text));
        Some(String::new())
    }

    fn other_separator(&mut self) -> Option<String> {
        self.file.separator = *[';', '\t', '|'].choose(&mut self.random)?;
        Some(self.file.separator.to_string())
    }

    fn other_encoding(&mut self) -> Option<String> {
        let names = ["macintosh", "windows-1252", "shift_jis"];
        let encoding = Encoding::for_label(names.choose(&mut self.random)?.as_bytes())?;
        self.file.encoding = Some(encoding);
        Some(encoding.name().to_owned())
    }
}
