//! The workbook that a centre fills in: a sheet for each dataset, behind one that says how. It is as
//! much the contract as the descriptor is: headings, notes, formats, lists and the example come of it.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use contract::{CellType, Contract, Dataset, EXAMPLE_MARK, Field, Messages, Value, cells};
use programme::{Period, Programme};

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = (1 << 20) - 1;
/// The most characters of a list that stands in its rule; longer ones stand on a sheet of their own.
const LIST_CHARS: usize = 255;
/// The name of that sheet, which nobody sees; no dataset has a space in its name.
const LISTS: &str = "value lists";
/// The most digits of a number that a sheet keeps.
const DIGITS: usize = 15;
/// How wide columns may be, in characters.
const WIDTHS: (usize, usize) = (12, 40);
/// How wide notes are, and how high a line of them is, in pixels.
const NOTE: (u32, u32) = (320, 20);
/// How many characters of a note stand on a line, at least.
const NOTE_CHARS: usize = 36;
/// The colour of headings of columns that must be filled in.
const REQUIRED: Color = Color::RGB(0x00F8_CBAD);
/// The colour of the others.
const OPTIONAL: Color = Color::RGB(0x00DD_EBF7);
/// The colour of what is an example.
const EXAMPLE: Color = Color::RGB(0x0080_8080);

/// What a workbook is made of.
pub(super) struct Template<'a> {
    /// The programme.
    pub(super) programme: &'a Programme,
    /// Its contract.
    pub(super) contract: &'a Contract,
    /// The datasets, a sheet each.
    pub(super) datasets: &'a [&'a Dataset],
    /// The period that it is for.
    pub(super) period: &'a Period,
    /// Whether each sheet has an example row.
    pub(super) has_examples: bool,
    /// The reader's words.
    pub(super) messages: &'a Messages,
}

impl Template<'_> {
    /// The bytes of the workbook; the same again for the same contract, period and language.
    ///
    /// # Errors
    /// When a dataset has a name that no sheet can have.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        self.guide(workbook.add_worksheet())?;
        let mut lists = Vec::new();
        for dataset in self.datasets {
            self.sheet(workbook.add_worksheet(), dataset, &mut lists)?;
        }
        if !lists.is_empty() {
            let sheet = workbook.add_worksheet().set_name(LISTS)?.set_hidden(true);
            for (row, value) in (0..).zip(&lists) {
                sheet.write_string(row, 0, value)?;
            }
        }
        workbook.save_to_buffer()
    }

    /// A message without anything to fill in.
    fn say(&self, id: &str) -> String {
        self.messages.fill(id, &[])
    }

    /// The name of the first sheet: none that could be taken for a dataset's.
    fn guide_name(&self) -> String {
        let name = self.say("guide");
        let lower = name.to_ascii_lowercase();
        let is_near = |dataset: &Dataset| {
            lower.starts_with(&dataset.name) || dataset.name.starts_with(&lower)
        };
        if self.contract.datasets.iter().any(is_near) { format!("({name})") } else { name }
    }

    /// Writes how to fill in the others: what to do, and what belongs into each column.
    fn guide(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.guide_name())?;
        for (column, width) in [(0, 20.0), (1, 24.0), (2, 90.0), (3, 90.0)] {
            sheet.set_column_width(column, width)?;
        }
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        sheet.write_string_with_format(0, 0, self.say("guide"), &heading(None))?;
        let path = format!("<centre>/{}.xlsx", self.period.label);
        let days = format!("{} ({})", self.period.label, self.messages.days(self.period.days));
        let file = [("path", path.as_str()), ("days", days.as_str())];
        let mut steps = vec![
            (self.say("guide-required"), Some(REQUIRED)),
            (self.say("guide-optional"), Some(OPTIONAL)),
            (self.say("guide-sheets"), None),
            (self.say("guide-notes"), None),
            (self.say("guide-empty"), None),
            (self.say("guide-nothing"), None),
            (self.messages.fill("guide-file", &file), None),
        ];
        if self.has_examples {
            let example = self.messages.fill("guide-example", &[("mark", EXAMPLE_MARK)]);
            steps.insert(2, (example, None));
        }
        let mut row = 2;
        for (text, colour) in steps {
            match colour {
                Some(colour) => {
                    let format = Format::new().set_background_color(colour);
                    sheet.write_string_with_format(row, 0, text, &format)?;
                }
                None => {
                    sheet.write_string(row, 0, text)?;
                }
            }
            row += 1;
        }
        row += 1;
        let ids = ["guide-sheet", "guide-column", "guide-holds", "guide-rules"];
        for (column, id) in (0..).zip(ids) {
            sheet.write_string_with_format(row, column, self.say(id), &heading(None))?;
        }
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for dataset in self.datasets {
            row += 1;
            let bold = wrapped.clone().set_bold();
            sheet.write_string_with_format(row, 0, &dataset.name, &bold)?;
            sheet.write_string_with_format(row, 2, &dataset.description, &bold)?;
            for field in &dataset.fields {
                row += 1;
                let colour = wrapped.clone().set_background_color(colour(field));
                sheet.write_string_with_format(row, 0, &dataset.name, &wrapped)?;
                sheet.write_string_with_format(row, 1, &field.name, &colour)?;
                sheet.write_string_with_format(row, 2, holds(field, "; "), &wrapped)?;
                let rules = self.rules(dataset, field).join("; ");
                sheet.write_string_with_format(row, 3, rules, &wrapped)?;
            }
        }
        Ok(())
    }

    /// Writes the sheet of a dataset; lists of values that are too long for their rules are added to
    /// `lists`.
    fn sheet(
        &self,
        sheet: &mut Worksheet,
        dataset: &Dataset,
        lists: &mut Vec<String>,
    ) -> Result<(), XlsxError> {
        sheet.set_name(&dataset.name)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let example = dataset.example_row(self.period, &self.programme.settings);
        let example = example.filter(|_| self.has_examples);
        for (place, (column, field)) in (0..).zip(&dataset.fields).enumerate() {
            let cell = example.as_ref().map_or("", |row| row[place].as_str());
            let format = Format::new().set_num_format(number_format(field.cell_type));
            let width = field.name.chars().count().max(cell.chars().count()) + 2;
            let width = u32::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default();
            sheet.set_column_width(column, width)?;
            sheet.set_column_format(column, &format)?;
            let label = heading(Some(colour(field)));
            sheet.write_string_with_format(0, column, &field.name, &label)?;
            let mut lines = vec![holds(field, "\n")];
            lines.extend(self.rules(dataset, field));
            sheet.insert_note(0, column, &note(&lines.join("\n")))?;
            if let Some(values) = values(field) {
                let rule = self.one_of(&values, lists)?;
                sheet.add_data_validation(1, column, LAST_ROW, column, &rule)?;
            }
            if !cell.is_empty() {
                let format = format.set_italic().set_font_color(EXAMPLE);
                write_cell(sheet, column, field.cell_type, cell, &format)?;
            }
        }
        if let Some(place) = dataset.mark.and_then(|place| u16::try_from(place).ok())
            && example.is_some()
        {
            sheet.insert_note(1, place, &note(&self.say("guide-this-row")))?;
        }
        Ok(())
    }

    /// What is wanted of a column, a rule each.
    fn rules(&self, dataset: &Dataset, field: &Field) -> Vec<String> {
        let fill = |id: &str, texts: &[(&str, &str)]| self.messages.fill(id, texts);
        let is_list = !field.allowed.is_empty();
        let mut rules = vec![self.say(match field.required {
            true => "rule-required",
            false => "rule-optional",
        })];
        if is_list {
            rules.push(fill("rule-one-of", &[("allowed", &field.allowed.join(", "))]));
        } else {
            let texts = [
                ("type", field.cell_type.as_str()),
                ("yes", field.word_for(true)),
                ("no", field.word_for(false)),
                ("currency", self.programme.settings.programme.currency.as_str()),
            ];
            rules.push(fill("rule-type", &texts));
        }
        let bounds = [
            ("rule-at-least", &field.minimum),
            ("rule-at-most", &field.maximum),
            ("rule-above", &field.exclusive_minimum),
            ("rule-below", &field.exclusive_maximum),
        ];
        for (id, bound) in bounds {
            if let Some(bound) = bound {
                rules.push(fill(id, &[("bound", &bound.written(field.cell_type))]));
            }
        }
        if let Some(least) = field.min_length {
            rules.push(fill("rule-shortest", &[("least", &least.to_string())]));
        }
        if let Some(most) = field.max_length.filter(|_| !is_list) {
            rules.push(fill("rule-longest", &[("most", &most.to_string())]));
        }
        if let Some(pattern) = &field.pattern {
            let pattern = programme::text::stated(pattern);
            rules.push(fill("rule-pattern", &[("pattern", pattern)]));
        }
        let is_alone = |key: &[String]| key == [field.name.as_str()];
        if field.unique || is_alone(&dataset.primary_key) {
            rules.push(self.say("rule-once"));
        }
        let refers = dataset.foreign_keys.iter().filter(|key| {
            let mut columns = key.columns.iter();
            columns.any(|(column, _)| *column == field.name)
        });
        for key in refers {
            rules.push(fill("rule-refers", &[("resource", &key.resource)]));
        }
        rules
    }

    /// The rule that a cell has one of these values.
    fn one_of(
        &self,
        values: &[String],
        lists: &mut Vec<String>,
    ) -> Result<DataValidation, XlsxError> {
        let rule = DataValidation::new().set_error_message(self.say("guide-choose"))?;
        let characters: usize = values.iter().map(|value| value.encode_utf16().count() + 1).sum();
        let is_plain = values.iter().all(|value| !value.contains([',', '"']));
        if is_plain && characters <= LIST_CHARS {
            return rule.allow_list_strings(values);
        }
        let first = lists.len() + 1;
        lists.extend_from_slice(values);
        let range = format!("='{LISTS}'!$A${first}:$A${}", lists.len());
        Ok(rule.allow_list_formula(Formula::new(range)))
    }
}

/// The values that a list offers for a column, if it has such a list; days are kept as numbers, which a
/// list of texts would not match.
fn values(field: &Field) -> Option<Vec<String>> {
    if !field.allowed.is_empty() {
        return (field.cell_type != CellType::Date).then(|| field.allowed.clone());
    }
    let words = || [true, false].map(|is_yes| field.word_for(is_yes).to_owned()).to_vec();
    (field.cell_type == CellType::Boolean).then(words)
}

/// How cells of a type are shown; texts stay as they are typed, with the zeros before them.
fn number_format(cell_type: CellType) -> &'static str {
    match cell_type {
        CellType::String | CellType::Id | CellType::Boolean => "@",
        CellType::Date => "yyyy-mm-dd",
        CellType::Integer => "0",
        CellType::Money => "#,##0.00",
        CellType::Quantity | CellType::Percent => "0.00",
    }
}

/// Writes a cell of the example: numbers as numbers, days as days.
fn write_cell(
    sheet: &mut Worksheet,
    column: u16,
    cell_type: CellType,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let is_short = text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS;
    let number = || text.parse::<f64>().ok().filter(|_| is_short);
    match cells::parse(text, cell_type) {
        Ok(Value::Date(day)) => {
            let part = |number: i8| u8::try_from(number).unwrap_or_default();
            let year = u16::try_from(day.year()).unwrap_or_default();
            match ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())) {
                Ok(day) => sheet.write_datetime_with_format(1, column, &day, format)?,
                // before sheets count days
                Err(_) => sheet.write_string_with_format(1, column, text, format)?,
            };
        }
        Ok(Value::Integer(_) | Value::Decimal(_)) if number().is_some() => {
            let number = number().unwrap_or_default();
            sheet.write_number_with_format(1, column, number, format)?;
        }
        _ => {
            sheet.write_string_with_format(1, column, text, format)?;
        }
    }
    Ok(())
}

/// What a column holds, in the contract's words.
fn holds(field: &Field, between: &str) -> String {
    let said = [&field.title, &field.description].into_iter().filter(|text| !text.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join(between)
}

/// The colour of the heading of a column.
fn colour(field: &Field) -> Color {
    if field.required { REQUIRED } else { OPTIONAL }
}

/// A heading.
fn heading(colour: Option<Color>) -> Format {
    let bold = Format::new().set_bold();
    match colour {
        Some(colour) => bold.set_background_color(colour),
        None => bold,
    }
}

/// A note that is as high as its text.
fn note(text: &str) -> Note {
    let lines = text.lines().map(|line| 1 + line.chars().count() / NOTE_CHARS).sum::<usize>();
    let lines = u32::try_from(lines).unwrap_or_default() + 1;
    Note::new(text).add_author_prefix(false).set_width(NOTE.0).set_height(NOTE.1 * lines)
}
